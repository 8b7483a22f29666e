import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, Suspense, useCallback } from 'react';
import { usePathPart } from '../components/address.ts';
import { Clock } from '../components/Clock.tsx';
import { Fact } from '../components/Fact.tsx';
import { Page } from '../components/Page.tsx';
import { Query } from '../components/Query.tsx';
import { StateTag } from '../components/StateTag.tsx';
import { Assignee } from './assign/Assignee.tsx';
import { kindTitle } from './case-columns.tsx';
import { useCasePanel } from './case-panel.ts';
import { type Case, caseQuery, timelineQuery } from './case-queries.ts';
import { Keys } from './Keys.tsx';
import { neighboursOf } from './queue-position.ts';
import { StateDiagram } from './StateDiagram.tsx';
import { Timeline } from './Timeline.tsx';

/** One case of any kind: what it is, where it stands, what happened, and what its feature adds. */
export default function CasePage(): ReactNode {
  const id = usePathPart('id');
  const query = useQuery(caseQuery(Number(id)));
  return <Query query={query}>{(filing) => <Shown key={filing.id} filing={filing} />}</Query>;
}

function Shown({ filing }: { readonly filing: Case }): ReactNode {
  const { id, kind, title } = filing;
  const added = useCasePanel(kind);
  return (
    <Page title={title} actions={<Neighbours id={id} />}>
      <Facts filing={filing} />
      <div className={added === undefined || added.isWide === true ? 'case' : 'case case-two'}>
        {added !== undefined && (
          <Suspense fallback={<p aria-busy="true">正在打开…</p>}>
            <added.panel filing={filing} />
          </Suspense>
        )}
        <Course filing={filing} />
      </div>
    </Page>
  );
}

function Facts({ filing }: { readonly filing: Case }): ReactNode {
  const { id, kind, owner, authority, clock } = filing;
  return (
    <dl className="facts">
      <Fact title="办件号">{id}</Fact>
      <Fact title="类型">{kindTitle(kind)}</Fact>
      <Fact title="申报单位">{owner.name}</Fact>
      <Fact title="主管部门">{authority.name}</Fact>
      <Fact title="状态">
        <StateTag state={filing} />
      </Fact>
      {clock !== null && (
        <Fact title={clock.title}>
          <Clock clock={clock} />
          <span className="secondary beside">
            {clock.startedOn} 起{clock.dueOn !== null && `，${clock.dueOn} 止（含当日）`}
          </span>
        </Fact>
      )}
      <Assignee filing={filing} />
    </dl>
  );
}

/** States and timeline. */
function Course({ filing: { id, kind, state } }: { readonly filing: Case }): ReactNode {
  const timeline = useQuery(timelineQuery(id));
  const visited = timeline.data?.entries.flatMap(({ to }) => (to === null ? [] : [to])) ?? [];
  return (
    <div className="course">
      <section className="panel">
        <h2>办到哪一步</h2>
        <StateDiagram kind={kind} state={state} visited={visited} />
      </section>
      <section className="panel">
        <h2>经过</h2>
        <Query query={timeline} isEmpty={({ entries }) => entries.length === 0} empty={<p>还没有记录。</p>}>
          {({ entries }) => <Timeline kind={kind} entries={entries} />}
        </Query>
      </section>
    </div>
  );
}

/** Onwards in the queue that one came from. */
function Neighbours({ id }: { readonly id: number }): ReactNode {
  const navigate = useNavigate();
  const { previous, next } = neighboursOf(id);
  const go = useCallback(
    (to: number | undefined): void => {
      if (to !== undefined) void navigate({ to: '/cases/$id', params: { id: String(to) } });
    },
    [navigate],
  );
  const move = useCallback((step: 1 | -1) => go(step === 1 ? next : previous), [go, next, previous]);
  if (previous === undefined && next === undefined) return null;
  return (
    <>
      <Button disabled={previous === undefined} onClick={() => go(previous)}>
        上一件
      </Button>
      <Button disabled={next === undefined} onClick={() => go(next)}>
        下一件
      </Button>
      <Keys onMove={move} />
    </>
  );
}
