import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { DiscardDraft } from '../../cases/DiscardDraft.tsx';
import { isOffered } from '../../cases/is-offered.ts';
import { Ask } from '../../components/Ask.tsx';
import { ManyField } from '../../components/ManyField.tsx';
import { type FilingDraft, forgetFilingDraft } from './filing-draft.ts';
import type { Filing } from './filing-queries.ts';
import { WithdrawFiling } from './WithdrawFiling.tsx';

interface Props {
  readonly filing: Filing;
  readonly draft: FilingDraft;
}

/** What can be done with a draft besides filling it in. */
export function DraftActions({ filing, draft }: Props): ReactNode {
  const { id, version } = filing;
  return (
    <>
      {filing.purpose === 'first' && (draft.form.apps ?? []).length > 1 && (
        <SplitApps filing={filing} draft={draft} />
      )}
      {isOffered(filing, 'discard') && (
        <DiscardDraft
          send={() =>
            api.POST('/api/v1/provider-filings/{id}/discarding', {
              params: { path: { id } },
              body: { version },
            })
          }
          onDiscarded={() => forgetFilingDraft(id)}
        />
      )}
      {isOffered(filing, 'withdraw') && <WithdrawFiling filing={filing} />}
    </>
  );
}

/** Some of the apps into a draft of their own, so that the others need not wait for them. */
function SplitApps({ filing: { id, version }, draft: { form, keeper } }: Props): ReactNode {
  const [apps, setApps] = useState<readonly string[]>([]);
  const split = useSplit(id);
  return (
    <Ask
      name="split"
      label="拆分应用"
      title="把部分应用拆分为另一份草稿"
      verb="拆分应用"
      problem={split.error}
      isPending={split.isPending}
      onConfirm={async () => {
        await keeper.ensureSaved();
        await split.mutateAsync({ version, apps });
      }}
    >
      <ManyField
        name="apps"
        label="要拆分出去的应用"
        hint="单位和业务系统信息两份都有；至少留下一个应用。"
        options={Object.fromEntries((form.apps ?? []).map(({ key, name }) => [key, name || '未命名的应用']))}
        value={apps}
        onChange={setApps}
      />
    </Ask>
  );
}

function useSplit(id: number) {
  const navigate = useNavigate();
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: ({ version, apps }: { readonly version: number; readonly apps: readonly string[] }) =>
      dataOf(
        api.POST('/api/v1/provider-filings/{id}/split-drafts', {
          params: { path: { id } },
          body: { version, apps: [...apps] },
        }),
      ),
    onSuccess: async ({ caseId }) => {
      forgetFilingDraft(id);
      await changed();
      await navigate({ to: '/cases/$id', params: { id: String(caseId) } });
    },
  });
}
