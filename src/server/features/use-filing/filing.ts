import { type Selectable, sql } from 'kysely';
import { may } from '../../../policy/access/grants.ts';
import type { CaseId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import { CASES, withinReach } from '../../access.ts';
import { type CaseRow, placedCase } from '../../cases/case-row.ts';
import type { Reader } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import { type Defect, Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Purpose } from './purposes.ts';

/** A case of this feature and what is being filed. */
export interface Filing {
  readonly row: CaseRow;
  readonly purpose: Purpose;
  readonly details: Selectable<DB['use_filings']>;
}

/**
 * The filings, in the order of the ids.
 * @throws Failure `not-found` naming every id outside the actor's reach, as if it did not exist
 */
export async function getFilings(db: Reader, { actor }: Occasion, ids: readonly CaseId[]): Promise<Filing[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', sql<CaseId>`ANY(${ids}::bigint[])`)
    .where(withinReach(actor, 'cases.read', CASES))
    .execute();
  const found = new Map((await withDetails(db, rows)).map((filing) => [filing.row.id, filing]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw missingFilings(ids, missing);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The filings of these cases, in their order; whether they may be read is for the caller to know. */
export async function withDetails(db: Reader, rows: readonly CaseRow[]): Promise<Filing[]> {
  const details = await db
    .selectFrom('use_filings')
    .selectAll()
    .where('case_id', '=', sql<CaseId>`ANY(${rows.map(({ id }) => id)}::bigint[])`)
    .execute();
  const byId = new Map(details.map((item) => [item.case_id, item]));
  return rows.flatMap((row): Filing[] => {
    const item = byId.get(row.id);
    return item === undefined ? [] : [{ row, purpose: item.purpose as Purpose, details: item }];
  });
}

export async function getFiling(db: Reader, occasion: Occasion, id: CaseId): Promise<Filing> {
  const [filing] = await getFilings(db, occasion, [id]);
  if (filing === undefined) throw notFound();
  return filing;
}

function missingFilings(asked: readonly CaseId[], missing: readonly CaseId[]): Failure {
  if (asked.length === 1) return notFound();
  const defects = missing.map(
    (id): Defect => ({ field: `cases.${id}`, message: `没有找到办件 ${id}，或不在您的管辖范围内。` }),
  );
  return new Failure('not-found', `有 ${missing.length} 件没有找到，本次操作全部未生效。`, {
    remedy: '请刷新列表后重新选择。',
    defects,
  });
}

/** Whether the actor fills in this filing: for the unit itself, or for the authority that began it on its behalf (代填). */
export function isFiler({ actor }: Occasion, { row, details }: Filing): boolean {
  const placed = placedCase(row);
  if (may(actor, 'use-filing.write', placed)) return true;
  const began = actor.memberships.some(({ organisationId }) => organisationId === details.filed_by_id);
  return began && may(actor, 'use-filing.file-on-behalf', placed);
}

export function ensureMayFile(occasion: Occasion, filing: Filing): void {
  if (isFiler(occasion, filing)) return;
  throw new Failure('forbidden', '您的账号不能填报这份备案。', {
    remedy: '请由该单位的经办人办理；需要代填的，请由主管部门另建代填草稿。',
  });
}

/** JU-6: the authority to which the filing was submitted, and nobody else. */
export function ensureMayDecide({ actor }: Occasion, row: CaseRow): void {
  if (may(actor, 'use-filing.decide', placedCase(row))) return;
  throw new Failure('forbidden', '这份备案不由您所在的单位确认。', {
    remedy: '使用者备案由其主管教育行政部门确认。',
    source: '《备案管理办法》第十九条',
  });
}

/** Until it is submitted, and again when it is returned. */
export function isEditable({ row }: Filing): boolean {
  return row.state === 'draft' || row.state === 'returned';
}

/** @throws Failure `conflict` once submitted, until it is returned */
export function ensureEditable(filing: Filing): void {
  if (isEditable(filing)) return;
  throw new Failure('conflict', '这份备案已提交，不能再修改。', {
    remedy: '待确认的可以先撤回；已确认的请提交变更。',
  });
}

/** What every entry of this feature's timelines says: whose, of which app, to what purpose. Completion is told by these. */
export function bodyOf(
  { row, purpose }: Filing,
  appId: RegisterAppId | null,
): { organisation: OrganisationId; app: RegisterAppId | null; purpose: Purpose } {
  return { organisation: row.owner_id, app: purpose === 'no-use' ? null : appId, purpose };
}

/** The register id of the filing's app, reserved where it is self-developed. */
export function appIdOf({ details }: Filing): RegisterAppId | null {
  return details.app_id ?? details.reserved_app_id;
}
