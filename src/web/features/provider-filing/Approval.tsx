import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { isOffered } from '../../cases/is-offered.ts';
import { Ask } from '../../components/Ask.tsx';
import type { Filing } from './filing-queries.ts';
import type { Item } from './VerificationItemRow.tsx';

interface Props {
  readonly filing: Filing;
  readonly items: readonly Item[];
}

/** The good end: numbers and publication; or, where two people approve, the first of the two. */
export function Approval({ filing, items }: Props): ReactNode {
  const left = items.filter(({ check }) => check?.outcome !== 'right').length;
  return (
    <>
      {isOffered(filing, 'approve') && <Approve filing={filing} isDisabled={left > 0} />}
      {isOffered(filing, 'review') && <FirstReview filing={filing} isDisabled={left > 0} />}
      {left > 0 && <span className="secondary">还有 {left} 项没有核验为符合，不能通过。</span>}
    </>
  );
}

interface StepProps {
  readonly filing: Filing;
  readonly isDisabled: boolean;
}

function namesOf({ form }: Filing): string {
  return (form.apps ?? []).map(({ name }) => `“${name}”`).join('、');
}

function Approve({ filing, isDisabled }: StepProps): ReactNode {
  const { id, version, purpose } = filing;
  const changed = useCaseChanged();
  const approve = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/provider-filings/{id}/approval', { params: { path: { id } }, body: { version } }),
    onSuccess: changed,
  });
  return (
    <Ask
      name="approve"
      label={purpose === 'amendment' ? '准予变更' : '通过并编号'}
      title="准予备案？"
      verb="准予备案"
      isPrimary
      isDisabled={isDisabled}
      problem={approve.error}
      isPending={approve.isPending}
      onConfirm={() => approve.mutateAsync()}
    >
      <p>
        {namesOf(filing)}
        {purpose === 'first'
          ? '将编号并立即向社会公布，编号不能收回再用。'
          : '公布的信息将立即更新，备案号不变。'}
      </p>
    </Ask>
  );
}

function FirstReview({ filing, isDisabled }: StepProps): ReactNode {
  const { id, version } = filing;
  const changed = useCaseChanged();
  const review = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/provider-filings/{id}/review', { params: { path: { id } }, body: { version } }),
    onSuccess: changed,
  });
  return (
    <Ask
      name="review"
      label="初审通过，交复审"
      title="初审通过？"
      verb="初审通过"
      isDisabled={isDisabled}
      problem={review.error}
      isPending={review.isPending}
      onConfirm={() => review.mutateAsync()}
    >
      <p>{namesOf(filing)}将由另一名人员复审。</p>
    </Ask>
  );
}
