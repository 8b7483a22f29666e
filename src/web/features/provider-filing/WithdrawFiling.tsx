import { useMutation } from '@tanstack/react-query';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { Field } from '../../components/Field.tsx';
import { Ask } from './Ask.tsx';
import type { Filing } from './filing-queries.ts';

/** The provider takes back what it has submitted. */
export function WithdrawFiling({ filing: { id, version } }: { readonly filing: Filing }): ReactNode {
  const [reason, setReason] = useState('');
  const changed = useCaseChanged();
  const withdraw = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/provider-filings/{id}/withdrawal', {
        params: { path: { id } },
        body: { version, reason },
      }),
    onSuccess: changed,
  });
  return (
    <Ask
      name="withdraw"
      label="撤回备案"
      title="撤回这份备案？"
      verb="撤回备案"
      isDangerous
      problem={withdraw.error}
      isPending={withdraw.isPending}
      onConfirm={() => withdraw.mutateAsync()}
    >
      <p>撤回后主管部门不再核验，这份备案随即办结；需要时可以重新备案。</p>
      <Field name="reason" label="撤回的原因">
        {(control) => (
          <TextArea {...control} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </Ask>
  );
}
