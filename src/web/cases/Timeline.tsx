import type { ReactNode } from 'react';
import { findStateTable } from '../../policy/state-tables.ts';
import { minute } from '../components/time.ts';
import { type CasePanel, useCasePanel } from './case-panel.ts';
import type { TimelineEntry } from './case-queries.ts';

/** What the engine does to cases of every kind besides their transitions. */
const ENGINE: Readonly<Record<string, string>> = {
  open: '新建',
  assign: '分配承办人',
  reassign: '改由另一部门办理',
  'read-personal-data': '查看个人信息',
};

interface Props {
  readonly kind: string;
  readonly entries: readonly TimelineEntry[];
}

/** Who did what and when, the latest first. */
export function Timeline({ kind, entries }: Props): ReactNode {
  return (
    <ol className="timeline" reversed>
      {entries.toReversed().map((entry) => (
        <li key={entry.seq}>
          <Entry kind={kind} entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ kind, entry }: { readonly kind: string; readonly entry: TimelineEntry }): ReactNode {
  const panel = useCasePanel(kind);
  const { actorTitle, recordedAt, effectiveAt } = entry;
  const [recorded, effective] = [minute(recordedAt), minute(effectiveAt)];
  return (
    <>
      <div>
        <strong>{actionTitle(kind, entry, panel?.actions)}</strong>
        <Move kind={kind} entry={entry} />
      </div>
      <div className="secondary">
        {recorded} <span className="beside">{actorTitle}</span>
        {effective !== recorded && <span className="beside">自 {effective} 起生效</span>}
      </div>
      <Reasons body={entry.body} />
      {panel?.describe?.(entry)}
    </>
  );
}

function actionTitle(kind: string, { action }: TimelineEntry, own: CasePanel['actions'] = {}): string {
  const transition = findStateTable(kind)?.transitions.find((each) => each.action === action);
  return transition?.title ?? own[action] ?? ENGINE[action] ?? action;
}

function Move({
  kind,
  entry: { from, to },
}: {
  readonly kind: string;
  readonly entry: TimelineEntry;
}): ReactNode {
  const title = (state: string | null): string | undefined =>
    findStateTable(kind)?.states[state ?? '']?.title;
  const [before, after] = [title(from), title(to)];
  if (after === undefined || from === to) return null;
  return (
    <span className="secondary beside">
      {before !== undefined && `${before} → `}
      {after}
    </span>
  );
}

/** The authority's words, which entries of every kind hold alike. */
function Reasons({ body }: { readonly body: unknown }): ReactNode {
  const { reasons, reason } = (body ?? {}) as { readonly reasons?: unknown; readonly reason?: unknown };
  const all = [...(Array.isArray(reasons) ? reasons : []), ...(reason === undefined ? [] : [reason])];
  const words = all.map((each: unknown) =>
    typeof each === 'object' && each !== null && 'reason' in each ? each.reason : each,
  );
  const texts = words.filter((each) => typeof each === 'string');
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
