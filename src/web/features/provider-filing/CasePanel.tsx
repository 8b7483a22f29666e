import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { mayDo, useMe } from '../../api/me.ts';
import type { CasePanelProps } from '../../cases/case-panel.ts';
import { isOffered } from '../../cases/is-offered.ts';
import { Answers } from './Answers.tsx';
import { Differences } from './Differences.tsx';
import { FilingAtHand } from './FilingAtHand.tsx';
import { type Filing, type Ground, isEditable } from './filing-queries.ts';
import { Published } from './Published.tsx';
import { TaskList } from './TaskList.tsx';
import { WithdrawFiling } from './WithdrawFiling.tsx';

/** Only those who verify need it. */
const Review = lazy(async () => ({ default: (await import('./Review.tsx')).Review }));

/** A provider filing: to be filled in, to be verified, or to be read. */
export default function CasePanel({ filing: { id } }: CasePanelProps): ReactNode {
  return <FilingAtHand id={id}>{(filing, ground) => <Shown filing={filing} ground={ground} />}</FilingAtHand>;
}

function Shown({ filing, ground }: { readonly filing: Filing; readonly ground: Ground }): ReactNode {
  const me = useMe();
  const isUnderVerification = filing.state === 'submitted' || filing.state === 'reviewed';
  if (isEditable(filing)) return <TaskList filing={filing} ground={ground} />;
  if (isUnderVerification && mayDo(me, 'provider-filing.decide'))
    return (
      <Suspense fallback={<p className="secondary">正在读取…</p>}>
        <Review filing={filing} />
      </Suspense>
    );
  return <Filed filing={filing} />;
}

function Filed({ filing }: { readonly filing: Filing }): ReactNode {
  const isOwn = useMe().memberships.some(({ organisationId }) => organisationId === filing.owner.id);
  return (
    <div>
      <Published filing={filing} />
      {isOwn && (
        <div className="buttons">
          <Link to="/provider-filings/$id/receipt" params={{ id: String(filing.id) }}>
            查看回执
          </Link>
          {isOffered(filing, 'withdraw') && <WithdrawFiling filing={filing} />}
        </div>
      )}
      <Differences filing={filing} />
      <Answers filing={filing} form={filing.form} mayChange={false} />
    </div>
  );
}
