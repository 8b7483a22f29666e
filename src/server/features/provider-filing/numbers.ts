import { sql } from 'kysely';
import { type FilingNumber, filingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { numberProvince } from '../../../policy/settings/number-province.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { settingFor } from '../../settings/settings.ts';
import { getStanding } from '../organisations/standing.ts';

/**
 * The next numbers of the authority's province (PF-7). The counter's row stays locked until the transaction ends: without
 * gaps, never twice, and above any number of the province that was imported.
 */
export async function takeNumbers(
  tx: Tx,
  occasion: Occasion,
  { authorityId, count }: { readonly authorityId: OrganisationId; readonly count: number },
): Promise<FilingNumber[]> {
  const province = await provinceCodeOf(tx, occasion, authorityId);
  const { rows } = await sql<{ last: number }>`
    INSERT INTO filing_number_counters AS counter (province_code, last_serial)
    VALUES (${province}, ${highestKnown(province)} + ${count}::int)
    ON CONFLICT (province_code) DO UPDATE
      SET last_serial = greatest(counter.last_serial, ${highestKnown(province)}) + ${count}::int
    RETURNING last_serial AS last`.execute(tx);
  const last = rows[0]?.last ?? 0;
  if (last > 99_999) throw exhausted();
  return Array.from({ length: count }, (_, index) => filingNumber(province, last - count + 1 + index));
}

/** All numbers of a province have the same length, so that the last in the order of texts is the highest. */
function highestKnown(province: string) {
  const prefix = `教APP备${province}`;
  return sql`coalesce((SELECT substr(number, ${prefix.length + 1}::int, 5)::int FROM register_apps
    WHERE number >= ${`${prefix}00000号`} AND number <= ${`${prefix}99999号`} ORDER BY number DESC LIMIT 1), 0)`;
}

async function provinceCodeOf(tx: Tx, { today }: Occasion, authorityId: OrganisationId): Promise<string> {
  const { territories } = await getStanding(tx, authorityId);
  const set = await settingFor(tx, 'provider-filing.province-code', authorityId, today);
  const province = numberProvince(set, territories[0] ?? null);
  if (province !== undefined) return province;
  throw new Failure('rule-violated', '没有设定备案号中的两位省份代码，不能编号。', {
    remedy: '请系统管理员为受理单位设定“备案号中的两位省份代码”后再准予备案。',
    source: '《备案管理办法》第十四条',
  });
}

const exhausted = (): Failure =>
  new Failure('rule-violated', '本省的五位备案序号已经用完，不能再编号。', {
    remedy: '请向教育部申请新的编号规则。',
    source: '《备案管理办法》第十四条',
  });
