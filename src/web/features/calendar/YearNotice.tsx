import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import { datedLines, faultyLines, type NamedDay } from './dated-lines.ts';

interface Props {
  readonly year: number;
  readonly onDone: () => void;
}

/** The State Council's notice for a year: holidays and make-up days, one on each line. */
export function YearNotice({ year, onDone }: Props): ReactNode {
  const [holidays, setHolidays] = useState('');
  const [makeUpDays, setMakeUpDays] = useState('');
  const enter = useYearEntry(year, onDone);
  const faulty = [...faultyLines(holidays), ...faultyLines(makeUpDays)];
  const body = { holidays: datedLines(holidays), makeUpDays: datedLines(makeUpDays) };
  return (
    <section className="panel">
      <h2>录入 {year} 年放假安排</h2>
      <Form name="year" problem={enter.error} onSubmit={() => enter.mutate(body)} className="narrow-form">
        <Lines
          name="holidays"
          label="放假的日子"
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
        <output className="field-error">
          {faulty.length > 0 && `看不懂：${faulty.join('；')}。应为“${year}-10-01 国庆节”。`}
        </output>
        <Button
          type="primary"
          htmlType="submit"
          loading={enter.isPending}
          disabled={faulty.length > 0 || body.holidays.length === 0}
        >
          录入并重算期限
        </Button>
      </Form>
    </section>
  );
}

interface YearBody {
  readonly holidays: NamedDay[];
  readonly makeUpDays: NamedDay[];
}

function useYearEntry(year: number, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: YearBody) => api.PUT('/api/v1/calendar/{year}', { params: { path: { year } }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['calendar'] });
      onDone();
    },
  });
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
