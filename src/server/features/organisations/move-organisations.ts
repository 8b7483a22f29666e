import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import { currentState, stateAt } from '../../../policy/organisations/periods.ts';
import { parentRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import { reassignCases } from '../../cases/reassign-cases.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { idsBelow, rebuildClosure } from './closure.ts';
import { tellOfMoves } from './move-messages.ts';
import { parentFacts } from './new-organisation-facts.ts';
import { placeAgain } from './place-again.ts';
import { type ChangeRequest, changed, effectOf, type Target, takeTargets } from './targets.ts';
import { findTimelines, type StoredTimelines, saveTimelines, type Timelines } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

export interface Relocation extends ChangeRequest {
  readonly parentId: OrganisationId;
}

/**
 * Puts organisations below another authority, all or none, with everything below them. Today's parent sees all history
 * and gets the open cases; the former one keeps what it decided.
 */
export async function moveOrganisations(
  tx: Tx,
  occasion: Occasion,
  requests: readonly Relocation[],
): Promise<void> {
  const targets = await takeTargets(tx, occasion, requests);
  const parents = await findTimelines(
    tx,
    requests.map(({ parentId }) => parentId),
  );
  ensureNone(
    checkEach(
      parentRules,
      targets.map((target) => movedFacts(target, parents)),
      occasion.today,
    ),
    targets.length,
  );
  const moved = changed(targets, (state, { parentId }) => ({ ...state, parentId }));
  const earliest = new Date(Math.min(...targets.map(({ at }) => at)));
  const below = await idsBelow(tx, [...moved.keys()], earliest);
  await awaitNewCases(tx, below);
  const { before, after } = await placeAgain(tx, moved, below);
  await saveTimelines(tx, occasion, before, after);
  await rebuildClosure(tx, below);
  await recordMoves(tx, occasion, targets);
  await passOnCases(tx, occasion, targets, after);
}

/** Cases that others are opening for these at this moment are there when the open ones are passed on. */
async function awaitNewCases(tx: Tx, ids: readonly OrganisationId[]): Promise<void> {
  await sql`SELECT id FROM organisations WHERE id = ANY(${[...ids]}::bigint[]) ORDER BY id FOR UPDATE`.execute(
    tx,
  );
}

function movedFacts({ current, request, at }: Target<Relocation>, parents: StoredTimelines) {
  const from = new Date(at);
  return {
    kind: current.kind,
    level: current.level,
    parent: parentFacts(parents.get(request.parentId), from),
    effectiveOn: legalDayOf(from),
  };
}

async function recordMoves(
  tx: Tx,
  occasion: Occasion,
  targets: readonly Target<Relocation>[],
): Promise<void> {
  await record(
    tx,
    occasion,
    'organisation',
    targets.flatMap((target) => entriesOf(target).map((entry) => ({ ...entry, ...effectOf(target) }))),
  );
}

function entriesOf({ id, before, at, request: { parentId: to } }: Target<Relocation>) {
  const from = stateAt(before, at)?.parentId ?? null;
  const body = { organisation: id, from, to };
  return [
    { streamId: id, action: 'move', body: { from, to } },
    ...(from === null || from === to ? [] : [{ streamId: from, action: 'lose-child', body }]),
    ...(from === to ? [] : [{ streamId: to, action: 'gain-child', body }]),
  ];
}

async function passOnCases(
  tx: Tx,
  occasion: Occasion,
  targets: readonly Target<Relocation>[],
  after: Timelines,
): Promise<void> {
  const moves = targets.flatMap(({ id, current, request, at }) => {
    const [from, to] = [current.parentId, request.parentId];
    return from === null || from === to
      ? []
      : [{ id, name: current.name, from, to, on: legalDayOf(new Date(at)) }];
  });
  const cases = await reassignCases(tx, occasion, {
    places: [...after].map(([ownerId, timeline]) => ({ ownerId, place: currentState(timeline).place })),
    authorities: moves.map(({ id, from, to }) => ({ ownerId: id, from, to })),
  });
  const byOwner = Map.groupBy(cases, ({ ownerId }) => ownerId);
  await tellOfMoves(
    tx,
    occasion,
    moves.map((move) => ({ ...move, openCases: byOwner.get(move.id)?.length ?? 0 })),
  );
}
