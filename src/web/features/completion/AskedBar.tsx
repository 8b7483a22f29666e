import type { ReactNode } from 'react';
import { METRIC_IDS, metrics, type Roster } from '../../../policy/completion/metrics.ts';
import { Choice } from '../../components/Choice.tsx';
import type { Asked } from './asked.ts';
import { DayChoice } from './DayChoice.tsx';

interface Props {
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
}

const METRICS = Object.fromEntries(METRIC_IDS.map((id) => [id, metrics[id].title]));
const ROSTERS: Readonly<Record<Roster, string>> = {
  'region-schools': '市县学校',
  'provincial-institutions': '高校和省属中职学校',
};

/** Metric, roster and cut-off date of a figure. */
export function AskedBar({ asked, onChange }: Props): ReactNode {
  const { asOf: _asOf, ...rest } = asked;
  return (
    <search className="filters" aria-label="选择统计口径">
      <Choice
        label="指标"
        value={asked.metric}
        options={METRICS}
        onChange={(metric) => onChange({ ...asked, metric: metric as Asked['metric'] })}
      />
      <Choice
        label="统计范围"
        value={asked.roster}
        options={ROSTERS}
        onChange={(roster) => onChange({ ...asked, roster: roster as Roster })}
      />
      <DayChoice
        day={asked.asOf}
        onChange={(asOf) => onChange(asOf === undefined ? rest : { ...rest, asOf })}
      />
    </search>
  );
}
