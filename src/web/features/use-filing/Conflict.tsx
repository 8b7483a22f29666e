import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { labelOf, useFilingFields } from '../../../policy/use-filing/fields.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { valueAt } from '../../cases/draft/form-values.ts';
import { Query } from '../../components/Query.tsx';
import { filingQuery } from './queries.ts';
import type { Draft } from './use-draft.ts';

interface Props {
  readonly id: number;
  readonly draft: Draft;
}

/** Somebody saved this draft elsewhere since: where the two differ, and which of them is to stay. */
export function Conflict({ id, draft }: Props): ReactNode {
  const latest = useQuery({
    ...filingQuery(id),
    queryKey: ['cases', id, 'use-filing', 'latest'],
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <section className="error-summary" role="alert" aria-label="草稿有冲突">
      <h2>这份草稿已在另一个窗口保存过，本页的修改没有保存。</h2>
      <Query query={latest}>
        {(theirs) => (
          <>
            <p>
              两处不同的内容：{differences(draft.form, theirs.form as UseFilingForm).join('、') || '没有'}
              。请选择保留哪一份； 另一份不再保留。
            </p>
            <Button onClick={() => draft.takeOver(theirs, 'theirs')}>改用另一窗口保存的内容</Button>{' '}
            <Button onClick={() => draft.takeOver(theirs, 'mine')}>保留本页的内容</Button>
          </>
        )}
      </Query>
    </section>
  );
}

function differences(mine: UseFilingForm, theirs: UseFilingForm): string[] {
  const written = (form: UseFilingForm, path: string): string => JSON.stringify(valueAt(form, path) ?? null);
  return useFilingFields
    .filter(({ path }) => written(mine, path) !== written(theirs, path))
    .map(({ path }) => labelOf(path));
}
