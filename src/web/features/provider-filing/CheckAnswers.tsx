import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { SaveStatus } from '../../cases/draft/SaveStatus.tsx';
import {
  isUnderWay,
  packageFilesOf,
  useInspections,
} from '../../cases/provider-information/packages/use-inspections.ts';
import { usePathPart } from '../../components/address.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { Answers } from './Answers.tsx';
import { Defects } from './Defects.tsx';
import { FilingAtHand } from './FilingAtHand.tsx';
import { type FilingDraft, forgetFilingDraft, useFilingDraft } from './filing-draft.ts';
import { type Filing, isEditable } from './filing-queries.ts';
import { NotSavedFiling } from './NotSavedFiling.tsx';
import { CheckedPackages, PackagesWaiting } from './packages/CheckedPackages.tsx';

/** Before submission: everything that is wrong at once, then every answer once more. */
export default function CheckAnswers(): ReactNode {
  const id = usePathPart('id');
  return (
    <FilingAtHand id={Number(id)}>
      {(filing) =>
        isEditable(filing) ? (
          <Check filing={filing} />
        ) : (
          <Page title="这份备案现在不能提交">
            <p>
              当前状态：{filing.stateTitle}。
              <Link to="/cases/$id" params={{ id: String(filing.id) }}>
                返回办件
              </Link>
            </p>
          </Page>
        )
      }
    </FilingAtHand>
  );
}

function Check({ filing }: { readonly filing: Filing }): ReactNode {
  const draft = useFilingDraft(filing);
  const inspections = useInspections(packageFilesOf(draft.form));
  const waiting = [...inspections.values()].filter(isUnderWay).length;
  const check = useCheck(filing.id, draft, waiting);
  return (
    <Page
      title={filing.state === 'returned' ? '检查并提交补充材料' : '检查并提交备案'}
      actions={<SaveStatus draft={draft} />}
    >
      <p>
        <Link to="/cases/$id" params={{ id: String(filing.id) }}>
          返回任务列表
        </Link>
      </p>
      <NotSavedFiling draft={draft} />
      <section className="panel" aria-labelledby="check">
        <h2 id="check">提交前检查</h2>
        <PackagesWaiting count={waiting} />
        <CheckResult filing={filing} draft={draft} check={check} />
      </section>
      <CheckedPackages form={draft.form} inspections={inspections} />
      <Answers filing={filing} form={draft.form} mayChange />
    </Page>
  );
}

interface ResultProps {
  readonly filing: Filing;
  readonly draft: FilingDraft;
  readonly check: ReturnType<typeof useCheck>;
}

function CheckResult({ filing, draft, check }: ResultProps): ReactNode {
  return (
    <Query query={check}>
      {({ violations, warnings }) => (
        <>
          <Defects
            filing={filing}
            severity="violation"
            title={`以下 ${violations.length} 处必须更正后才能提交`}
            defects={violations}
          />
          <Defects
            filing={filing}
            severity="warning"
            title={`以下 ${warnings.length} 处请核对，主管部门核验时也会看到`}
            defects={warnings}
          />
          {violations.length === 0 && <Submit filing={filing} draft={draft} />}
        </>
      )}
    </Query>
  );
}

/** By the server, on everything that has been saved. */
function useCheck(id: number, { keeper }: FilingDraft, waiting: number) {
  return useQuery({
    queryKey: ['cases', id, 'check', waiting],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      await keeper.flush();
      return dataOf(api.GET('/api/v1/provider-filings/{id}/check', { params: { path: { id } } }));
    },
    gcTime: 0,
    staleTime: 0,
  });
}

function Submit({ filing, draft }: { readonly filing: Filing; readonly draft: FilingDraft }): ReactNode {
  const { id, version, authority } = filing;
  const navigate = useNavigate();
  const changed = useCaseChanged();
  const submit = useMutation({
    mutationFn: async () => {
      await draft.keeper.ensureSaved();
      return api.POST('/api/v1/provider-filings/{id}/submission', {
        params: { path: { id } },
        body: { version },
      });
    },
    onSuccess: async () => {
      forgetFilingDraft(id);
      await changed();
      await navigate({ to: '/provider-filings/$id/receipt', params: { id: String(id) } });
    },
  });
  const isSafe = draft.status === 'saved';
  return (
    <>
      <ErrorSummary problem={submit.error} />
      <p>没有发现必须更正的问题。请核对下面填写的全部内容，确认无误后提交给{authority.name}。</p>
      {!isSafe && <p>填写的内容还没有全部保存，保存后才能提交。</p>}
      <div className="buttons">
        <Button type="primary" disabled={!isSafe} loading={submit.isPending} onClick={() => submit.mutate()}>
          {filing.state === 'returned' ? '提交补充材料' : '提交备案'}
        </Button>
      </div>
    </>
  );
}
