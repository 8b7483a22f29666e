import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { ClosureFacts } from '../../../policy/organisations/facts.ts';
import { currentState, periodsFrom, stateAt } from '../../../policy/organisations/periods.ts';
import { closureRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { addAliases, findAliases } from './aliases.ts';
import { type ChangeRequest, changed, effectOf, type Target, takeTargets } from './targets.ts';
import { findTimelines, type StoredTimelines, saveTimelines } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

/** Closes organisations, all or none; they keep their history. */
export async function closeOrganisations(
  tx: Tx,
  occasion: Occasion,
  requests: readonly ChangeRequest[],
): Promise<void> {
  await close(
    tx,
    occasion,
    requests.map((request) => ({ ...request, successorId: null })),
  );
}

export interface Merger extends ChangeRequest {
  readonly successorId: OrganisationId;
}

/** Closes organisations in favour of a successor, under which their names are found from then on. */
export async function mergeOrganisations(
  tx: Tx,
  occasion: Occasion,
  requests: readonly Merger[],
): Promise<void> {
  const targets = await close(tx, occasion, requests);
  const aliases = await findAliases(
    tx,
    targets.map(({ id }) => id),
  );
  const successors = new Map(requests.map(({ id, successorId }) => [id, successorId]));
  const names = [...targets.map(({ id, current }) => ({ id, alias: current.name })), ...aliases];
  await addAliases(
    tx,
    names.flatMap(({ id, alias }) => {
      const successor = successors.get(id);
      return successor === undefined ? [] : [{ id: successor, alias }];
    }),
  );
}

interface Closing extends ChangeRequest {
  readonly successorId: OrganisationId | null;
}

async function close(
  tx: Tx,
  occasion: Occasion,
  requests: readonly Closing[],
): Promise<readonly Target<Closing>[]> {
  const targets = await takeTargets(tx, occasion, requests);
  ensureNone(checkEach(closureRules, await closureFacts(tx, targets), occasion.today), targets.length);
  const after = changed(targets, (state, { successorId }) => ({ ...state, open: false, successorId }));
  await saveTimelines(tx, occasion, new Map(targets.map(({ id, before }) => [id, before])), after);
  await record(tx, occasion, 'organisation', targets.flatMap(entriesOf));
  return targets;
}

function entriesOf(target: Target<Closing>) {
  const { id, current, request } = target;
  const { successorId: successor } = request;
  if (successor === null) return [{ streamId: id, action: 'close', body: {}, ...effectOf(target) }];
  const takeOver = { organisation: id, name: current.name };
  return [
    { streamId: id, action: 'merge', body: { successor }, ...effectOf(target) },
    { streamId: successor, action: 'take-over', body: takeOver, ...effectOf(target) },
  ];
}

async function closureFacts(tx: Tx, targets: readonly Target<Closing>[]): Promise<ClosureFacts[]> {
  const successors = await findTimelines(
    tx,
    targets.flatMap(({ request: { successorId } }) => (successorId === null ? [] : [successorId])),
  );
  const children = await openChildren(tx, targets);
  return targets.map((target) => ({
    name: target.current.name,
    openOnThatDay: stateAt(target.before, target.at)?.open ?? false,
    openBelow: children.filter(({ parentId }) => parentId === target.id).map(({ name }) => name),
    successor: successorFacts(target, successors),
  }));
}

function successorFacts({ id, current, request, at }: Target<Closing>, successors: StoredTimelines) {
  if (request.successorId === null) return null;
  const timeline = successors.get(request.successorId);
  if (timeline === undefined) throw notFound();
  const successor = currentState(timeline);
  return {
    name: successor.name,
    kind: successor.kind,
    open: stateAt(timeline, at) !== undefined && periodsFrom(timeline, at).every(({ state }) => state.open),
    isItself: request.successorId === id,
    sameKind: successor.kind === current.kind,
  };
}

interface OpenChild {
  readonly parentId: OrganisationId;
  readonly name: string;
}

/** Those that answer to one of the targets after its closing, unless they are closed with it. */
async function openChildren(tx: Tx, targets: readonly Target<Closing>[]): Promise<OpenChild[]> {
  const ids = targets.map(({ id }) => id);
  const { rows } = await sql<OpenChild>`
    SELECT DISTINCT period.parent_id AS "parentId", period.name
    FROM organisation_periods AS period
    JOIN unnest(${ids}::bigint[], ${targets.map(({ at }) => new Date(at))}::timestamptz[]) AS closing(id, at)
      ON closing.id = period.parent_id
    WHERE period.open AND period.recorded_to = 'infinity' AND period.effective_to > closing.at
      AND NOT period.organisation_id = ANY(${ids}::bigint[])
    ORDER BY period.name`.execute(tx);
  return rows;
}
