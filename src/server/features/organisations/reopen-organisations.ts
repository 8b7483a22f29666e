import type { OrganisationId } from '../../../policy/ids.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import { parentRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { dropAliases } from './aliases.ts';
import { parentFacts } from './new-organisation-facts.ts';
import { changed, type Target, takeTargets } from './targets.ts';
import { findTimelines, lockTree, type StoredPeriod, saveTimelines } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

export interface Reopening {
  readonly id: OrganisationId;
  readonly version?: number;
}

/**
 * Takes back closings and mergers entered by mistake: the organisations count as never closed, while what was known
 * before stays known as it was.
 */
export async function reopenOrganisations(
  tx: Tx,
  occasion: Occasion,
  requests: readonly Reopening[],
): Promise<void> {
  await lockTree(tx);
  const timelines = await findTimelines(
    tx,
    requests.map(({ id }) => id),
  );
  const corrections = requests.map((request) => ({
    ...request,
    effectiveAt: closedSince(timelines.get(request.id) ?? []) ?? occasion.now,
  }));
  const targets = await takeTargets(tx, occasion, corrections);
  refuseOpen(targets);
  await ensureParentsOpen(tx, occasion, targets);
  const after = changed(targets, (state) => ({ ...state, open: true, successorId: null }));
  await saveTimelines(tx, occasion, new Map(targets.map(({ id, before }) => [id, before])), after);
  await dropAliases(tx, targets.flatMap(aliasesOfSuccessor));
  await record(
    tx,
    occasion,
    'organisation',
    targets.map(({ id, at, current }) => ({
      streamId: id,
      action: 'reopen',
      body: { successor: current.successorId },
      effectiveAt: new Date(at),
    })),
  );
}

/** Since when it has been closed without interruption; undefined while it is open. */
function closedSince(timeline: readonly StoredPeriod[]): Date | undefined {
  const [first] = timeline.slice(timeline.findLastIndex(({ state }) => state.open) + 1);
  return first === undefined ? undefined : new Date(first.from);
}

function refuseOpen(targets: readonly Target[]): void {
  const open = targets.filter(({ current }) => current.open).map(({ current }) => current.name);
  if (open.length > 0)
    throw new Failure('conflict', `“${open.join('”、“')}”没有撤销，不需要恢复。`, {
      remedy: '请刷新后核对。',
    });
}

async function ensureParentsOpen(tx: Tx, occasion: Occasion, targets: readonly Target[]): Promise<void> {
  const parents = await findTimelines(
    tx,
    targets.flatMap(({ current: { parentId } }) => (parentId === null ? [] : [parentId])),
  );
  const facts = targets.map(({ current, at }) => ({
    kind: current.kind,
    level: current.level,
    parent: current.parentId === null ? null : parentFacts(parents.get(current.parentId), new Date(at)),
    effectiveOn: legalDayOf(new Date(at)),
  }));
  ensureNone(checkEach(parentRules, facts, occasion.today), targets.length);
}

function aliasesOfSuccessor({ current }: Target) {
  return current.successorId === null ? [] : [{ id: current.successorId, alias: current.name }];
}
