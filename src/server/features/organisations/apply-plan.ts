import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { extendAliases } from './aliases.ts';
import { changeCodes } from './change-codes.ts';
import { changeStages } from './change-stages.ts';
import { createOrganisations } from './create-organisations.ts';
import type { RosterRow, RosterValues } from './import-columns.ts';
import { moveOrganisations } from './move-organisations.ts';
import type { Plan, PlannedChange, PlannedParent } from './plan-roster.ts';
import type { RowFault } from './read-roster.ts';
import { renameOrganisations } from './rename-organisations.ts';
import { defectsByItem } from './tree-defects.ts';

/**
 * Does what a plan says by the very actions that people use, and goes on after one of them refuses, so that everything
 * that is wrong is said at once. With any fault the caller takes it all back.
 */
export async function applyPlan(
  tx: Tx,
  occasion: Occasion,
  plan: Plan,
  effectiveAt: Date | undefined,
): Promise<RowFault[]> {
  const effect = effectiveAt === undefined ? {} : { effectiveAt };
  const ids: OrganisationId[] = [];
  const creation = {
    rows: plan.created.map(({ row }) => row),
    work: async () => {
      ids.push(
        ...(await createOrganisations(
          tx,
          occasion,
          plan.created.map(({ item }) => item),
        )),
      );
    },
  };
  const faults = await attempt(tx, creation);
  for (const each of steps)
    faults.push(...(await attempt(tx, each(tx, occasion, plan.changed, { ids, effect }))));
  return faults;
}

/** One action on a set, and the rows that ask for it, in the same order. */
interface Attempt {
  readonly rows: readonly RosterRow[];
  readonly work: () => Promise<void>;
}

interface Given {
  /** Of what was just entered, in the order of the plan; empty if that was refused. */
  readonly ids: readonly OrganisationId[];
  readonly effect: { readonly effectiveAt?: Date };
}

type Step = (tx: Tx, occasion: Occasion, changed: Plan['changed'], given: Given) => Attempt;

const steps: readonly Step[] = [
  (tx, occasion, changed, { effect }) =>
    step(having(changed, 'name'), (items) =>
      renameOrganisations(
        tx,
        occasion,
        items.map(({ id, name }) => ({ id, name, ...effect })),
      ),
    ),
  (tx, occasion, changed, { ids, effect }) =>
    step(relocations(changed, ids), (items) =>
      moveOrganisations(
        tx,
        occasion,
        items.map(({ id, parentId }) => ({ id, parentId, ...effect })),
      ),
    ),
  (tx, occasion, changed, { effect }) =>
    step(having(changed, 'stages'), (items) =>
      changeStages(
        tx,
        occasion,
        items.map(({ id, stages }) => ({ id, stages, ...effect })),
      ),
    ),
  (tx, occasion, changed) =>
    step(having(changed, 'codes'), (items) =>
      changeCodes(
        tx,
        occasion,
        items.map(({ id, codes }) => ({ id, ...codes })),
      ),
    ),
  (tx, occasion, changed) =>
    step(having(changed, 'aliases'), (items) =>
      extendAliases(
        tx,
        occasion,
        items.map(({ id, aliases }) => ({ id, aliases })),
      ),
    ),
];

function step<Item extends { readonly row: RosterRow }>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
): Attempt {
  return { rows: items.map(({ row }) => row), work: () => work(items) };
}

/** Those of the changes that have this part. */
function having<Key extends keyof PlannedChange>(changed: readonly PlannedChange[], key: Key) {
  return changed.flatMap((change) => {
    const part = change[key];
    if (part === undefined) return [];
    const found = { row: change.row, id: change.known.id, [key]: part };
    return [found as { row: RosterRow; id: OrganisationId } & Record<Key, NonNullable<PlannedChange[Key]>>];
  });
}

/** Whoever is to stand below something that could not be entered waits until it can. */
function relocations(changed: readonly PlannedChange[], ids: readonly OrganisationId[]) {
  return having(changed, 'parent').flatMap(({ row, id, parent }) => {
    const parentId = idOf(parent, ids);
    return parentId === undefined ? [] : [{ row, id, parentId }];
  });
}

function idOf(parent: PlannedParent, ids: readonly OrganisationId[]): OrganisationId | undefined {
  return typeof parent === 'number' ? parent : ids[parent.at];
}

async function attempt(tx: Tx, { rows, work }: Attempt): Promise<RowFault[]> {
  if (rows.length === 0) return [];
  await sql`SAVEPOINT attempt`.execute(tx);
  try {
    await work();
    await sql`RELEASE SAVEPOINT attempt`.execute(tx);
    return [];
  } catch (error) {
    const defects = error instanceof Failure ? defectsByItem(error, rows.length) : undefined;
    if (defects === undefined) throw error;
    await sql`ROLLBACK TO SAVEPOINT attempt`.execute(tx);
    return defects.flatMap(({ index, field, defect }) => {
      const row = rows[index];
      const message = [defect.message, defect.remedy].join('');
      return row === undefined ? [] : [{ row, key: field as keyof RosterValues | undefined, message }];
    });
  }
}
