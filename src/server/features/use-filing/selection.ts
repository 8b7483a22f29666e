import { sql } from 'kysely';
import type { CaseId } from '../../../policy/ids.ts';
import { CASES, withinReach } from '../../access.ts';
import type { Reader } from '../../db/database.ts';
import { type Defect, Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { type Filing, getFilings } from './filing.ts';
import type { Selection } from './schema.ts';

/**
 * The filings that an officer chose. Anything that is not as it was seen refuses the whole batch and is named: an id out
 * of reach, another version, another number of filings than expected.
 */
export async function getSelected(db: Reader, occasion: Occasion, chosen: Selection): Promise<Filing[]> {
  if ('items' in chosen) return getChosen(db, occasion, chosen.items);
  return getFilings(db, occasion, await findExpected(db, occasion, chosen));
}

/** Refuses what {@link getSelected} would, without reading filings that are many. */
export async function ensureSelected(db: Reader, occasion: Occasion, chosen: Selection): Promise<void> {
  if ('items' in chosen) await getChosen(db, occasion, chosen.items);
  else await findExpected(db, occasion, chosen);
}

export function countSelected(chosen: Selection): number {
  return 'items' in chosen ? chosen.items.length : chosen.expectedCount;
}

async function getChosen(
  db: Reader,
  occasion: Occasion,
  items: readonly { id: number; version: number }[],
): Promise<Filing[]> {
  const versions = new Map(items.map(({ id, version }) => [id as CaseId, version]));
  if (versions.size < items.length)
    throw new Failure('invalid', '批量确认的列表中有重复的办件。', { remedy: '请刷新列表后重新选择。' });
  const filings = await getFilings(db, occasion, [...versions.keys()]);
  const changed = filings.filter(({ row }) => row.version !== versions.get(row.id));
  if (changed.length === 0) return filings;
  throw new Failure('conflict', `有 ${changed.length} 件在您查看之后已有变化，整批未确认。`, {
    remedy: '请刷新列表，核对后重新批量确认。',
    defects: changed.map(
      ({ row }): Defect => ({
        field: `cases.${row.id}`,
        message: `办件 ${row.id}（${row.title}）已有变化。`,
      }),
    ),
  });
}

type Filtered = Extract<Selection, { filter: unknown }>;

async function findExpected(db: Reader, occasion: Occasion, chosen: Filtered): Promise<CaseId[]> {
  const ids = await findFiltered(db, occasion, chosen);
  if (ids.length === chosen.expectedCount) return ids;
  throw new Failure(
    'conflict',
    `您看到的是 ${chosen.expectedCount} 件，现在符合条件的有 ${ids.length} 件，整批未确认。`,
    { remedy: '请刷新列表，核对后重新批量确认。' },
  );
}

async function findFiltered(
  db: Reader,
  { actor }: Occasion,
  { filter, exclude }: Filtered,
): Promise<CaseId[]> {
  const { rows } = await sql<{ id: CaseId }>`
    SELECT cases.id FROM cases JOIN use_filings ON use_filings.case_id = cases.id
    WHERE ${withinReach(actor, 'use-filing.decide', CASES)} AND cases.awaits = 'authority'
      AND cases.kind = coalesce(${filter.kind ?? null}, cases.kind)
      AND cases.owner_id = coalesce(${filter.ownerId ?? null}::bigint, cases.owner_id)
      AND cases.changed_at < coalesce(${filter.submittedBefore ?? null}::timestamptz, 'infinity')
      AND NOT cases.id = ANY(${exclude}::bigint[])
    ORDER BY cases.id`.execute(db);
  return rows.map(({ id }) => id);
}
