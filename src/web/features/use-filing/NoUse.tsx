import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { RegisterUse, Unit, UnitCases } from './queries.ts';

interface Props {
  readonly unit: Unit;
  readonly uses: readonly RegisterUse[];
  readonly cases: UnitCases;
}

/** Nothing to report is one tap. What is under way or in force contradicts it, so that it is not offered then. */
export function NoUse({ unit, uses, cases: { toDo, waiting, declared } }: Props): ReactNode {
  const changed = useCaseChanged();
  const [receipt, setReceipt] = useState<Schema<'Receipt'> | null>(null);
  const declare = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/v1/no-use-declarations', { body: { organisationId: unit.id, noAppUsed: true } })),
    onSuccess: async (given) => {
      setReceipt(given);
      await changed();
    },
  });
  if (receipt !== null) return <Declared receipt={receipt} />;
  const isOpen = [...toDo, ...waiting].some(({ state }) => state !== 'draft');
  if (declared || uses.length > 0 || isOpen) return null;
  return (
    <section className="panel">
      <h2>没有使用任何应用</h2>
      <ErrorSummary problem={declare.error} />
      <p>
        {unit.name}
        没有要求或推荐师生、家长使用任何教育移动应用的，点一下即可声明，由主管部门确认。以后开始使用时再填报。
      </p>
      <Button size="large" loading={declare.isPending} onClick={() => declare.mutate()}>
        声明没有使用应用
      </Button>
    </section>
  );
}

function Declared({ receipt: { receipt, next } }: { readonly receipt: Schema<'Receipt'> }): ReactNode {
  return (
    <section className="panel receipt" aria-live="polite" aria-label="回执">
      <h2>已声明没有使用应用</h2>
      <p>
        回执号 <strong>{receipt}</strong>
      </p>
      <p>{next}</p>
    </section>
  );
}
