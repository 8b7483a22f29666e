import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import { figure } from '../../components/time.ts';
import { datedLines, faultyLines } from './dated-lines.ts';

interface Props {
  readonly year: number;
  readonly onDone: () => void;
}

/** The State Council's notice for a year: holidays and make-up days, one on each line. */
export function YearNotice({ year, onDone }: Props): ReactNode {
  const client = useQueryClient();
  const [holidays, setHolidays] = useState('');
  const [makeUpDays, setMakeUpDays] = useState('');
  const enter = useMutation({
    mutationFn: () =>
      dataOf(
        api.PUT('/api/v1/calendar/{year}', {
          params: { path: { year } },
          body: { holidays: datedLines(holidays), makeUpDays: datedLines(makeUpDays) },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['calendar'] });
      onDone();
    },
  });
  const faulty = [...faultyLines(holidays), ...faultyLines(makeUpDays)];
  return (
    <section className="panel">
      <h2>录入 {year} 年放假安排</h2>
      {enter.data !== undefined && (
        <p role="status">已录入，重算了 {figure(enter.data.clocksChanged)} 个期限。</p>
      )}
      <Form name="year" problem={enter.error} onSubmit={() => enter.mutate()} className="narrow-form">
        <Lines
          name="holidays"
          label="放假的日子（只写周一至周五中放假的，或全部）"
          hint={`每行一天：日期 节日，如 ${year}-10-01 国庆节`}
          value={holidays}
          onChange={setHolidays}
        />
        <Lines
          name="makeUpDays"
          label="补班的周六、周日"
          hint={`每行一天，如 ${year}-10-10 国庆节补班`}
          value={makeUpDays}
          onChange={setMakeUpDays}
        />
        {faulty.length > 0 && (
          <p className="field-error" role="status">
            看不懂：{faulty.join('；')}。应为“{year}-10-01 国庆节”。
          </p>
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={enter.isPending}
          disabled={faulty.length > 0 || holidays.trim() === ''}
        >
          录入并重算期限
        </Button>
      </Form>
    </section>
  );
}

interface LinesProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Lines({ name, label, hint, value, onChange }: LinesProps): ReactNode {
  return (
    <Field name={name} label={label} hint={hint}>
      {({ status: _status, ...control }) => (
        <textarea {...control} rows={8} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  );
}
