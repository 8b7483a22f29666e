import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { Choice } from '../../components/Choice.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { Unit } from './queries.ts';

const FIRST_YEAR = 2019;
const SHOWN_YEARS = 6;

/** 沿用上年: drafts with everything that was confirmed in that year. */
export function CopyYear({ unit }: { readonly unit: Unit }): ReactNode {
  const changed = useCaseChanged();
  const thisYear = Number(unit.today.slice(0, 4));
  const [year, setYear] = useState(String(Math.max(FIRST_YEAR, thisYear - 1)));
  const copy = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/use-filings/copies', { body: { organisationId: unit.id, year: Number(year) } }),
      ),
    onSuccess: changed,
  });
  const years = Array.from({ length: SHOWN_YEARS }, (_, before) => thisYear - before).filter(
    (each) => each >= FIRST_YEAR,
  );
  return (
    <>
      <ErrorSummary problem={copy.error} />
      <div className="buttons">
        <Choice
          label="沿用哪一年的备案"
          value={year}
          options={Object.fromEntries(years.map((each) => [each, `${each} 年已确认的备案`]))}
          onChange={setYear}
        />
        <Button loading={copy.isPending} onClick={() => copy.mutate()}>
          沿用为今年的草稿
        </Button>
        <output>
          {copy.data !== undefined &&
            `已生成 ${copy.data.drafts.length} 份草稿，在“正在办理”中，逐份核对后提交。`}
        </output>
      </div>
    </>
  );
}
