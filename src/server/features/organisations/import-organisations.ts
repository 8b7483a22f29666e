import type { Placed } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { type LegalDay, startOf } from '../../../policy/legal-day.ts';
import { NOWHERE } from '../../../policy/organisations/place.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { readTable } from '../../tables/read-table.ts';
import type { TableFile } from '../../tables/table.ts';
import { tableError } from '../../tables/table-error.ts';
import type { ImportOutcome } from '../../tables/table-import.ts';
import { applyPlan } from './apply-plan.ts';
import { organisationColumns, type Roster } from './import-columns.ts';
import { type Plan, planRoster } from './plan-roster.ts';
import { placedOrganisation } from './reach.ts';
import { type Manageable, type ReadRow, type RowFault, readRoster } from './read-roster.ts';
import { findStandings } from './standing.ts';
import { lockTree } from './timelines.ts';

export interface ImportOptions {
  /** From when what the roster says holds; now if left out. */
  readonly effectiveOn?: LegalDay;
  /** Which organisations whoever imports may manage. */
  readonly manageable: Manageable;
}

export function readOrganisations(file: TableFile): Promise<Roster> {
  return readTable(file, organisationColumns);
}

/**
 * Takes a roster over: known organisations are changed to what it says, others are entered. Returns the counts, or
 * everything that is wrong; then the caller takes back what was done.
 */
export async function importOrganisations(
  tx: Tx,
  occasion: Occasion,
  roster: Roster,
  { effectiveOn, manageable }: ImportOptions,
): Promise<ImportOutcome> {
  await lockTree(tx);
  const read = await readRoster(tx, roster, manageable);
  const effectiveAt = effectiveOn === undefined ? undefined : startOf(effectiveOn);
  const plan = planRoster(read.rows, effectiveAt);
  const faults = [
    ...read.faults,
    ...plan.faults,
    ...(await outOfReach(tx, read.rows, plan, manageable)),
    ...(await applyPlan(tx, occasion, plan, effectiveAt)),
  ];
  if (faults.length > 0) return faults.map(({ row, key, message }) => tableError(roster, row, key, message));
  return { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged };
}

/** Only the parent of an organisation, or an authority above that, enters and changes it. */
async function outOfReach(
  tx: Tx,
  rows: readonly ReadRow[],
  { created, changed }: Plan,
  manageable: Manageable,
): Promise<RowFault[]> {
  const known = rows.flatMap((read) =>
    read.known === undefined ? [] : [{ row: read.row, known: read.known }],
  );
  const parents = await findStandings(
    tx,
    known.flatMap(({ known: { parentId } }) => parentId ?? []),
  );
  const managed = new Set<OrganisationId>();
  for (const standing of parents.values())
    if (manageable(placedOrganisation(standing))) managed.add(standing.id);
  const touched = new Set(changed.map(({ row }) => row));
  const isManaged = ({ known: each }: (typeof known)[number]): boolean =>
    each.parentId === null ? manageable(each) : managed.has(each.parentId);
  return [
    ...known
      .filter((each) => !isManaged(each) && (touched.has(each.row) || !manageable(each.known)))
      .map(({ row }) => ({
        row,
        key: 'name' as const,
        message: '这个机构不归您管理。请由它的上级或共同的上级导入',
      })),
    ...created
      .filter(({ item }) => item.level === 'ministry' && !manageable(ROOT))
      .map(({ row }) => ({ row, key: 'level' as const, message: '没有上级的机构不能由您登记' })),
  ];
}

/** Only a reach that covers everything covers this. */
const ROOT: Placed = { ownerId: 0 as OrganisationId, authorityId: null, ...NOWHERE };
