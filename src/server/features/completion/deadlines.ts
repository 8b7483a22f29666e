import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { endOf, type LegalDay } from '../../../policy/legal-day.ts';
import { type SettingEntry, settingOn } from '../../../policy/settings/setting-on.ts';
import type { Reader } from '../../db/database.ts';

const KEY = 'use-filing.existing-apps-deadline';

/** The last days for filing existing apps that are in force: they hold below whoever set them, the nearest decides. */
export interface Deadlines {
  /** Null where an authority has lifted what those above it have set. */
  readonly setBy: ReadonlyMap<OrganisationId, LegalDay | null>;
  /** That of the root, for everybody. */
  readonly everywhere: LegalDay | null;
}

interface EntryRow extends SettingEntry<OrganisationId> {
  readonly root: boolean;
}

/** The deadlines in force on each of the days, as known. */
export async function deadlinesOn(
  db: Reader,
  days: readonly LegalDay[],
  knownAt: Date,
): Promise<Deadlines[]> {
  const { rows } = await sql<EntryRow>`
    SELECT key, organisation_id AS authority, effective_from AS "from", value,
      NOT EXISTS (SELECT FROM organisation_closure AS line
        WHERE line.descendant_id = settings.organisation_id AND line.depth > 0) AS root
    FROM settings WHERE key = ${KEY} AND recorded_at <= ${knownAt} ORDER BY id`.execute(db);
  return days.map((day) => inForce(rows, day));
}

function inForce(entries: readonly EntryRow[], day: LegalDay): Deadlines {
  const byAuthority = Map.groupBy(entries, ({ authority }) => authority);
  const set = [...byAuthority].flatMap(([authority, own]) => {
    const { value, setBy } = settingOn(own, KEY, [authority], day);
    return setBy === undefined ? [] : [{ authority, value, root: own.some(({ root }) => root) }];
  });
  return {
    setBy: new Map(set.map(({ authority, value }) => [authority, value])),
    everywhere: set.find(({ root }) => root)?.value ?? null,
  };
}

/** When the deadline of each row of `school` is over; null where none holds. Needs {@link joinDeadlines}. */
export function deadlineEnd({ everywhere }: Deadlines): RawBuilder<Date | null> {
  return sql`CASE WHEN of_county.authority IS NOT NULL THEN of_county.ends
    WHEN of_region.authority IS NOT NULL THEN of_region.ends
    WHEN of_province.authority IS NOT NULL THEN of_province.ends ELSE ${endsAt(everywhere)}::timestamptz END`;
}

export function joinDeadlines({ setBy }: Deadlines): RawBuilder<unknown> {
  const set = sql`unnest(${[...setBy.keys()]}::bigint[], ${[...setBy.values()].map(endsAt)}::timestamptz[])`;
  return sql`LEFT JOIN ${set} AS of_county(authority, ends) ON of_county.authority = school.county_id
    LEFT JOIN ${set} AS of_region(authority, ends) ON of_region.authority = school.region_id
    LEFT JOIN ${set} AS of_province(authority, ends) ON of_province.authority = school.province_id`;
}

/** What tells one state of the deadlines from another. */
export function deadlinesKey({ setBy, everywhere }: Deadlines): string {
  return JSON.stringify([everywhere, ...setBy]);
}

function endsAt(day: LegalDay | null): Date | null {
  return day === null ? null : endOf(day);
}
