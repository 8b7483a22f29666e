import type { OrganisationId } from '../../../policy/ids.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import {
  beginningOf,
  changeFrom,
  compareTimelines,
  currentState,
  type OrganisationState,
  type Timeline,
} from '../../../policy/organisations/periods.ts';
import { effectRules } from '../../../policy/organisations/rules.ts';
import type { Tx } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { staleVersions } from './stale-version.ts';
import { findTimelines, lockTree, type StoredPeriod } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

/** Which organisation is to be changed, from when on, and which version of it the caller has seen. */
export interface ChangeRequest {
  readonly id: OrganisationId;
  /** Now unless the change held earlier. */
  readonly effectiveAt?: Date;
  /** Key of the period that is shown as current; left out, the last change wins. */
  readonly version?: number;
}

/** An organisation about to be changed. */
export interface Target<Request extends ChangeRequest = ChangeRequest> {
  readonly request: Request;
  readonly id: OrganisationId;
  readonly before: readonly StoredPeriod[];
  /** What it is now. */
  readonly current: OrganisationState;
  /** The instant from which the change holds. */
  readonly at: number;
}

/**
 * The organisations to be changed, with the tree locked until the transaction ends.
 * @throws Failure `not-found`; `conflict` naming the last change when a version is stale; `rule-violated` when a day has
 * not come or lies before the organisation's beginning
 */
export async function takeTargets<Request extends ChangeRequest>(
  tx: Tx,
  occasion: Occasion,
  requests: readonly Request[],
): Promise<Target<Request>[]> {
  refuseRepeated(requests);
  await lockTree(tx);
  const timelines = await findTimelines(
    tx,
    requests.map(({ id }) => id),
  );
  const targets = requests.map((request) => targetOf(request, timelines.get(request.id), occasion));
  const stale = targets.filter(({ request, before }) => isStale(request, before));
  if (stale.length > 0)
    throw await staleVersions(
      tx,
      stale.map(({ id }) => id),
    );
  ensureNone(checkEach(effectRules, targets.map(effectFacts), occasion.today), targets.length);
  return targets;
}

/** The timelines after the change. @throws Failure `invalid` when there is nothing to change */
export function changed<Request extends ChangeRequest>(
  targets: readonly Target<Request>[],
  change: (state: OrganisationState, request: Request) => OrganisationState,
): Map<OrganisationId, Timeline> {
  const after = targets.map((target) => ({
    target,
    timeline: changeFrom(target.before, target.at, (state) => change(state, target.request)),
  }));
  const idle = after.filter(({ target, timeline }) => isEqual(target.before, timeline));
  if (idle.length > 0)
    throw new Failure(
      'invalid',
      `“${idle.map(({ target }) => target.current.name).join('”、“')}”本来就是这样，没有变化。`,
      {
        remedy: '请核对要变更的内容；如页面已过时，请刷新。',
      },
    );
  return new Map(after.map(({ target, timeline }) => [target.id, timeline]));
}

/** What an entry says of when its change holds; nothing when that is the moment of recording. */
export function effectOf({ request, at }: Target): { readonly effectiveAt?: Date } {
  return request.effectiveAt === undefined ? {} : { effectiveAt: new Date(at) };
}

function isEqual(before: readonly StoredPeriod[], after: Timeline): boolean {
  const { superseded, added } = compareTimelines(before, after);
  return superseded.length === 0 && added.length === 0;
}

function refuseRepeated(requests: readonly ChangeRequest[]): void {
  if (new Set(requests.map(({ id }) => id)).size === requests.length) return;
  throw new Failure('invalid', '同一机构在一次操作中出现了两次。', { remedy: '请分两次办理。' });
}

function targetOf<Request extends ChangeRequest>(
  request: Request,
  before: readonly StoredPeriod[] | undefined,
  { now }: Occasion,
): Target<Request> {
  if (before === undefined) throw notFound();
  const at = startOfChange(request.effectiveAt ?? now, beginningOf(before), now);
  return { request, id: request.id, before, current: currentState(before), at };
}

/** On its first day a change holds from its very beginning; on the present day from now at the latest. */
function startOfChange(effectiveAt: Date, beginning: number, now: Date): number {
  const day = legalDayOf(effectiveAt);
  const at = effectiveAt.getTime();
  if (at < beginning && day === legalDayOf(new Date(beginning))) return beginning;
  return at > now.getTime() && day === legalDayOf(now) ? now.getTime() : at;
}

function effectFacts({ before, at }: Target) {
  return { effectiveOn: legalDayOf(new Date(at)), existsSince: legalDayOf(new Date(beginningOf(before))) };
}

function isStale({ version }: ChangeRequest, before: readonly StoredPeriod[]): boolean {
  return version !== undefined && before.at(-1)?.rowId !== version;
}
