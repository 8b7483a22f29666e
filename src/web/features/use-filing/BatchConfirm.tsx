import { type UseInfiniteQueryResult, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { findStateTable } from '../../../policy/state-tables.ts';
import { api, dataOf } from '../../api/client.ts';
import { type Case, queueQuery, useCaseChanged } from '../../cases/case-queries.ts';
import { Choice } from '../../components/Choice.tsx';
import { Clock } from '../../components/Clock.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { figure } from '../../components/time.ts';
import { toggled } from '../../components/toggled.ts';
import { USE_KINDS } from './queries.ts';

const PAGE = 200;
const kinds = Object.fromEntries(USE_KINDS.map((kind) => [kind, findStateTable(kind)?.title ?? kind]));

/** Everything that awaits confirmation, all of it ticked: what is to be looked at singly, the officer unticks. */
export default function BatchConfirm(): ReactNode {
  const [kind, setKind] = useState<string>(USE_KINDS[0]);
  return (
    <Page
      title="批量确认"
      actions={<Choice label="哪一种备案" value={kind} options={kinds} onChange={setKind} />}
    >
      <Waiting key={kind} kind={kind} />
    </Page>
  );
}

function Waiting({ kind }: { readonly kind: string }): ReactNode {
  const queue = useInfiniteQuery(queueQuery({ view: 'to-act', awaits: 'authority', kind }, PAGE));
  const cases = useMemo(() => queue.data?.pages.flatMap(({ items }) => items), [queue.data]);
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const { confirm, isDone, job, onConfirmed } = useConfirmation();
  const chosen = cases?.filter(({ id }) => !unticked.has(id)) ?? [];
  const toggle = (id: number): void => setUnticked((before) => toggled(before, id));
  return (
    <>
      <ErrorSummary problem={confirm.error}>
        <Button onClick={() => void queue.refetch()}>刷新列表</Button>
      </ErrorSummary>
      {job !== null && <Running job={job} onConfirmed={onConfirmed} />}
      <output>{isDone !== null && `已确认 ${figure(isDone)} 件，备案信息已公示。`}</output>
      <Query
        query={{ ...queue, data: cases }}
        isEmpty={({ length }) => length === 0}
        empty={<NoneWaiting kind={kind} />}
      >
        {(rows) => (
          <>
            <Bar
              chosen={chosen.length}
              listed={rows.length}
              queue={queue}
              isBusy={confirm.isPending}
              onConfirm={() => confirm.mutate(chosen)}
            />
            <DataTable
              caption="等待确认的备案"
              columns={columnsWith(unticked, toggle)}
              rows={rows}
              keyOf={({ id }) => id}
            />
          </>
        )}
      </Query>
    </>
  );
}

interface RunningProps {
  readonly job: number;
  readonly onConfirmed: (count: number) => void;
}

function Running({ job, onConfirmed }: RunningProps): ReactNode {
  return (
    <section className="panel">
      <JobProgress id={job} onDone={(result) => onConfirmed(Number(result?.['confirmed'] ?? 0))} />
      <p>可以离开本页，办完会留在经过中。</p>
    </section>
  );
}

function NoneWaiting({ kind }: { readonly kind: string }): ReactNode {
  return (
    <p>
      没有等待确认的{kinds[kind]}。可以<Link to="/queue">回到工作队列</Link>。
    </p>
  );
}

interface BarProps {
  readonly chosen: number;
  readonly listed: number;
  readonly queue: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

function Bar({ chosen, listed, queue, isBusy, onConfirm }: BarProps): ReactNode {
  return (
    <div className="buttons">
      <Button type="primary" disabled={chosen === 0} loading={isBusy} onClick={onConfirm}>
        确认勾选的 {figure(chosen)} 件
      </Button>
      <output>
        已列出 {figure(listed)} 件{queue.hasNextPage && '，后面还有'}；未勾选 {figure(listed - chosen)}{' '}
        件，留待逐件办理。
      </output>
      {queue.hasNextPage && (
        <Button loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          再列出后面的
        </Button>
      )}
    </div>
  );
}

/** At once, or for large sets as a job that is looked at until it is done. */
function useConfirmation() {
  const changed = useCaseChanged();
  const [job, setJob] = useState<number | null>(null);
  const [isDone, setDone] = useState<number | null>(null);
  const onConfirmed = (confirmed: number): void => {
    setJob(null);
    setDone(confirmed);
    void changed();
  };
  const confirm = useMutation({
    mutationFn: (cases: readonly Case[]) =>
      dataOf(
        api.POST('/api/v1/use-filings/confirmations', {
          body: { items: cases.map(({ id, version }) => ({ id, version })) },
        }),
      ),
    onSuccess: (answer) => {
      if ('jobId' in answer) setJob(answer.jobId);
      else onConfirmed(answer.confirmed);
    },
  });
  return { confirm, isDone, job, onConfirmed };
}

function columnsWith(unticked: ReadonlySet<number>, onToggle: (id: number) => void): readonly Column<Case>[] {
  return [
    {
      title: '事项',
      cell: ({ id, title, owner }) => (
        <span className="check-line">
          <input
            type="checkbox"
            checked={!unticked.has(id)}
            onChange={() => onToggle(id)}
            aria-label={`确认：${title}，${owner.name}`}
          />
          <Link to="/cases/$id" params={{ id: String(id) }}>
            {title}
          </Link>
        </span>
      ),
    },
    { title: '申报单位', cell: ({ owner }) => owner.name },
    { title: '期限', cell: ({ clock }) => clock?.dueOn ?? '—' },
    { title: '剩余工作日', cell: ({ clock }) => <Clock clock={clock} /> },
  ];
}
