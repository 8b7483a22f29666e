import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Fact } from '../components/Fact.tsx';
import { useCaseChanged } from './case-queries.ts';

interface Props {
  /** By the names of the form. */
  readonly titles: Readonly<Record<string, string>>;
  readonly read: () => Promise<{ readonly people: unknown }>;
}

/** Names and telephones are masked until somebody asks; that somebody has asked stands in the timeline. */
export function FullPeople({ titles, read }: Props): ReactNode {
  const changed = useCaseChanged();
  const reading = useMutation({ mutationFn: read, onSuccess: changed });
  if (reading.data === undefined)
    return (
      <div className="buttons">
        <Button size="small" loading={reading.isPending} onClick={() => reading.mutate()}>
          查看完整姓名和电话（会记入经过）
        </Button>
        <ErrorSummary problem={reading.error} />
      </div>
    );
  const people = (reading.data.people ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <dl className="answers">
      {Object.entries(titles).map(([key, title]) => (
        <Fact key={key} title={title}>
          {namesOf(people[key])}
        </Fact>
      ))}
    </dl>
  );
}

function namesOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('、');
  return Object.values((value ?? {}) as Readonly<Record<string, string>>).join('，') || '没有填写';
}
