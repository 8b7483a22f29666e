import { sql } from 'kysely';
import type { OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { type SettingEntry, settingOn } from '../../policy/settings/setting-on.ts';
import { type SettingKey, type SettingValue, settings } from '../../policy/settings/settings.ts';
import type { Reader } from '../db/database.ts';

/** For whom and of which day settings are asked. */
export interface SettingsAsked {
  readonly organisationId: OrganisationId;
  readonly day: LegalDay;
  /** Of what was entered later nothing was known yet; absent: as known now. What was judged then is judged alike. */
  readonly knownAt?: Date | undefined;
}

/** The settings that hold for one organisation on one day. */
export type SettingsInForce = <Key extends SettingKey>(key: Key) => SettingValue<Key>;

interface EntryRow extends SettingEntry<OrganisationId> {
  readonly id: number;
  readonly place: number;
  readonly depth: number;
}

/** What the nearest authority above, as the tree stood that day, has set; or the default. */
export async function settingFor<Key extends SettingKey>(
  db: Reader,
  key: Key,
  organisationId: OrganisationId,
  day: LegalDay,
): Promise<SettingValue<Key>> {
  const inForceThen = await settingsFor(db, organisationId, day);
  return inForceThen(key);
}

/** All settings of one organisation on one day, in one statement. */
export async function settingsFor(
  db: Reader,
  organisationId: OrganisationId,
  day: LegalDay,
): Promise<SettingsInForce> {
  const [found] = await settingsForEach(db, [{ organisationId, day }]);
  if (found === undefined) throw new Error('settings were asked for nobody');
  return found;
}

/** Likewise for many at once, in the order asked. */
export async function settingsForEach(
  db: Reader,
  asked: readonly SettingsAsked[],
): Promise<SettingsInForce[]> {
  const rows = Map.groupBy(await readEntries(db, asked), ({ place }) => place);
  return asked.map(({ day }, place) => inForce(rows.get(place) ?? [], day));
}

function inForce(entries: readonly EntryRow[], day: LegalDay): SettingsInForce {
  const path = pathOf(entries);
  return (key) => settingOn(entries, key, path, day).value;
}

/** Which entry holds for each setting; none where the default does. */
export async function entriesInForce(
  db: Reader,
  asked: SettingsAsked,
): Promise<ReadonlyMap<SettingKey, { readonly value: unknown; readonly entryId: number | undefined }>> {
  const entries = await readEntries(db, [asked]);
  const path = pathOf(entries);
  const keys = Object.keys(settings) as SettingKey[];
  return new Map(
    keys.map((key) => {
      const { value, setBy } = settingOn(entries, key, path, asked.day);
      return [key, { value, entryId: setBy?.id }];
    }),
  );
}

function pathOf(entries: readonly EntryRow[]): OrganisationId[] {
  const nearestFirst = entries.toSorted((a, b) => a.depth - b.depth).map(({ authority }) => authority);
  return [...new Set(nearestFirst)];
}

/**
 * Entries in force of every authority above, in the order in which they were recorded. Whoever stands outside the tree, a
 * provider for one, keeps to what the Ministry at its root has set.
 */
async function readEntries(db: Reader, asked: readonly SettingsAsked[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    WITH asked AS MATERIALIZED (
      SELECT place::int - 1 AS place, organisation, day, known_at,
        (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS day_end
      FROM unnest(${asked.map(({ organisationId }) => organisationId)}::bigint[],
        ${asked.map(({ day }) => day)}::date[], ${asked.map(({ knownAt }) => knownAt ?? null)}::timestamptz[])
        WITH ORDINALITY AS item(organisation, day, known_at, place)),
    line AS (
      SELECT asked.*, closure.ancestor_id AS authority, closure.depth
      FROM asked JOIN organisation_closure AS closure ON closure.descendant_id = asked.organisation
        AND closure.valid_from < asked.day_end AND closure.valid_to >= asked.day_end
      UNION ALL
      SELECT asked.*, root.organisation_id, 1
      FROM asked
      JOIN organisation_periods AS own ON own.organisation_id = asked.organisation AND own.parent_id IS NULL
        AND own.kind <> 'authority' AND own.effective_to = 'infinity' AND own.recorded_to = 'infinity'
      CROSS JOIN LATERAL (
        SELECT DISTINCT period.organisation_id
        FROM settings JOIN organisation_periods AS period ON period.organisation_id = settings.organisation_id
        WHERE period.level = 'ministry') AS root)
    SELECT settings.id, line.place, line.depth, settings.key, settings.organisation_id AS authority,
      settings.effective_from AS "from", settings.value
    FROM line JOIN settings ON settings.organisation_id = line.authority AND settings.effective_from <= line.day
      AND (line.known_at IS NULL OR settings.recorded_at <= line.known_at)
    ORDER BY settings.id`.execute(db);
  return rows;
}
