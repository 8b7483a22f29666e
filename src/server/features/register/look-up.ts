import { sql } from 'kysely';
import type { z } from 'zod';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { gathered } from '../../db/gathered.ts';
import { PREPARED } from '../../db/prepare-statements.ts';
import type { HistoryEntry } from './app-history.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { registerPackage } from './schema.ts';

export interface FullRecord extends RegisterAppRow {
  readonly history: readonly HistoryEntry[];
  readonly packages: readonly z.infer<typeof registerPackage>[];
}

/** By register id, or by number in any spelling that names just one. */
export type FindRecord = (numberOrId: string) => Promise<FullRecord | undefined>;

/**
 * Finds single records by register id, or by number in any spelling that names just one. What is asked at the same time
 * is looked up at once.
 */
export function lookUp(db: Reader): FindRecord {
  return gathered((texts) => findEach(db, texts));
}

interface Wanted {
  readonly ids: readonly RegisterAppId[];
  readonly numbers: readonly string[];
}

async function findEach(db: Reader, texts: readonly string[]): Promise<(FullRecord | undefined)[]> {
  const wanted = texts.map(wantedBy);
  const found = await findRecords(db, {
    ids: [...new Set(wanted.flatMap(({ ids }) => ids))],
    numbers: [...new Set(wanted.flatMap(({ numbers }) => numbers))],
  });
  const byId = new Map(found.map((each) => [each.id, each]));
  const byNumber = new Map(found.map((each) => [each.number, each]));
  return wanted.map(({ ids, numbers }) => {
    const matches = numbers.flatMap((each) => byNumber.get(each) ?? []);
    const meant = matches.length === 0 ? ids.flatMap((id) => byId.get(id) ?? []) : matches;
    return meant.length === 1 ? meant[0] : undefined;
  });
}

/** Seven digits may be either: then the number counts. */
function wantedBy(text: string): Wanted {
  const ids = /^\d{1,15}$/.test(text) ? [Number(text) as RegisterAppId] : [];
  return { ids, numbers: normaliseFilingNumber(text) };
}

async function findRecords(db: Reader, { ids, numbers }: Wanted): Promise<FullRecord[]> {
  const { rows } = await sql<FullRecord>`${PREPARED}
    SELECT ${appColumns},
      (SELECT coalesce(json_agg(json_build_object('status', to_state, 'effectiveAt', effective_at,
          'recordedAt', recorded_at, 'body', body) ORDER BY seq DESC), '[]')
        FROM entries WHERE stream_kind = 'register-app' AND stream_id = register_apps.id AND to_state IS NOT NULL)
        AS history,
      (SELECT coalesce(json_agg(json_build_object('platform', platform, 'packageId', package_id,
          'certificateDigest', certificate_digest, 'version', register_packages.version)
          ORDER BY platform, package_id, register_packages.version), '[]')
        FROM register_packages WHERE app_id = register_apps.id) AS packages
    FROM register_apps WHERE id = ANY(${ids}::bigint[]) OR number = ANY(${numbers}::text[])`.execute(db);
  return rows;
}
