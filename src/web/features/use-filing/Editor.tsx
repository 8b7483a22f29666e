import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { SaveStatus } from '../../cases/draft/SaveStatus.tsx';
import { Page } from '../../components/Page.tsx';
import { FiledBy } from './FiledBy.tsx';
import { FillIn } from './FillIn.tsx';
import { type FilingDraft, forgetFilingDraft, useFilingDraft } from './filing-draft.ts';
import { NotSavedFiling } from './NotSavedFiling.tsx';
import type { Unit, UseFiling } from './queries.ts';
import { Review } from './Review.tsx';
import { useVerdict } from './use-verdict.ts';

interface Props {
  readonly filing: UseFiling;
  readonly unit: Unit;
  readonly onSubmitted: (receipt: Schema<'Receipt'>) => void;
}

/** Fill in, check one's answers, submit. A refusal leads back to the fields at fault. */
export function Editor({ filing, unit, onSubmitted }: Props): ReactNode {
  const draft = useFilingDraft(filing);
  const { verdict, app } = useVerdict(filing, draft, unit);
  const [isReviewing, setReviewing] = useState(false);
  const submission = useSubmission(filing, draft, onSubmitted);
  const name = app?.name ?? draft.form.selfDeveloped?.app?.name ?? '应用未选';
  const submit = (): void => submission.mutate(undefined, { onError: () => setReviewing(false) });
  const show = (reviewing: boolean): void => {
    setReviewing(reviewing);
    window.scrollTo(0, 0);
  };
  return (
    <Page
      title={`${filing.purpose === 'amendment' ? '变更备案' : '使用者备案'}：${name}`}
      actions={<SaveStatus draft={draft} />}
    >
      <FiledBy filing={filing} />
      <NotSavedFiling draft={draft} unit={unit} />
      {isReviewing ? (
        <Review filing={filing} unit={unit} draft={draft} verdict={verdict} app={app}>
          <Button type="primary" size="large" loading={submission.isPending} onClick={submit}>
            提交备案
          </Button>
          <Button size="large" onClick={() => show(false)}>
            返回修改
          </Button>
        </Review>
      ) : (
        <FillIn
          {...{ filing, unit, draft, verdict, app }}
          refused={submission.error}
          onReview={() => show(true)}
        />
      )}
    </Page>
  );
}

function useSubmission({ id, version }: UseFiling, draft: FilingDraft, onSubmitted: Props['onSubmitted']) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: async () => {
      await draft.keeper.ensureSaved();
      return dataOf(
        api.POST('/api/v1/use-filings/{id}/submission', { params: { path: { id } }, body: { version } }),
      );
    },
    networkMode: 'always',
    onSuccess: async (receipt) => {
      forgetFilingDraft(id);
      onSubmitted(receipt);
      await changed();
    },
  });
}
