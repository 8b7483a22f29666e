import { type Selectable, sql } from 'kysely';
import { may } from '../../../policy/access/grants.ts';
import type { CaseId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { Purpose } from '../../../policy/provider-filing/form.ts';
import { getCase } from '../../access.ts';
import { type CaseRow, placedCase } from '../../cases/case-row.ts';
import type { Reader } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';

/** A case of this feature and what is being filed. */
export interface Filing {
  readonly row: CaseRow;
  readonly purpose: Purpose;
  readonly details: Selectable<DB['provider_filings']>;
}

/**
 * The filing, if the actor may read it.
 * @throws Failure `not-found` outside the actor's reach, as if it did not exist
 */
export async function getFiling(db: Reader, { actor }: Occasion, id: CaseId): Promise<Filing> {
  const [filing] = await withDetails(db, [await getCase(db, actor, id)]);
  if (filing === undefined) throw notFound();
  return filing;
}

/** The filings of these cases, in their order; whether they may be read is for the caller to know. */
export async function withDetails(db: Reader, rows: readonly CaseRow[]): Promise<Filing[]> {
  const details = await db
    .selectFrom('provider_filings')
    .selectAll()
    .where('case_id', '=', sql<CaseId>`ANY(${rows.map(({ id }) => id)}::bigint[])`)
    .execute();
  const byId = new Map(details.map((item) => [item.case_id, item]));
  return rows.flatMap((row): Filing[] => {
    const item = byId.get(row.id);
    return item === undefined ? [] : [{ row, purpose: item.purpose as Purpose, details: item }];
  });
}

export function isProvider({ actor }: Occasion, { row }: Filing): boolean {
  return may(actor, 'provider-filing.write', placedCase(row));
}

export function ensureMayFile(occasion: Occasion, filing: Filing): void {
  if (isProvider(occasion, filing)) return;
  throw new Failure('forbidden', '您的账号不能填报这份备案。', {
    remedy: '请由备案单位的经办人办理。',
  });
}

export function mayDecide({ actor }: Occasion, { row }: Filing): boolean {
  return may(actor, 'provider-filing.decide', placedCase(row));
}

/** M 13, 14: the authority to which it was submitted, and nobody else. */
export function ensureMayDecide(occasion: Occasion, filing: Filing): void {
  if (mayDecide(occasion, filing)) return;
  throw new Failure('forbidden', '这份备案不由您所在的单位核验。', {
    remedy: '提供者备案由受理的省级教育行政部门核验。',
    source: '《备案管理办法》第十三条、第十四条',
  });
}

/** @throws Failure `conflict` once submitted, until it is returned */
export function ensureEditable({ row }: Filing): void {
  if (row.state === 'draft' || row.state === 'returned') return;
  throw new Failure('conflict', '这份备案已提交，不能再修改。', {
    remedy: '正在核验的可以先撤回；已备案的请提交变更。',
  });
}

/** What every entry of this feature's timelines says: whose, and to what purpose. */
export function bodyOf({ row, purpose, details }: Filing): {
  provider: OrganisationId;
  purpose: Purpose;
  amends?: RegisterAppId;
} {
  const whose = { provider: row.owner_id, purpose };
  return details.amends_id === null ? whose : { ...whose, amends: details.amends_id };
}

/** The published records that the filings amend. */
export function amendedBy(filings: readonly Filing[]): RegisterAppId[] {
  return filings.flatMap(({ details }) => details.amends_id ?? []);
}
