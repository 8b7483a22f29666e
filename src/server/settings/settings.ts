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

/** Entries in force of every authority above, in the order in which they were recorded. */
async function readEntries(db: Reader, asked: readonly SettingsAsked[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    SELECT settings.id, asked.place::int - 1 AS place, line.depth, settings.key, settings.organisation_id AS authority,
      settings.effective_from AS "from", settings.value
    FROM unnest(${asked.map(({ organisationId }) => organisationId)}::bigint[],
      ${asked.map(({ day }) => day)}::date[], ${asked.map(({ knownAt }) => knownAt ?? null)}::timestamptz[])
      WITH ORDINALITY AS asked(organisation, day, known_at, place)
    JOIN organisation_closure AS line ON line.descendant_id = asked.organisation
      AND line.valid_from < (asked.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND line.valid_to >= (asked.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
    JOIN settings ON settings.organisation_id = line.ancestor_id AND settings.effective_from <= asked.day
      AND (asked.known_at IS NULL OR settings.recorded_at <= asked.known_at)
    ORDER BY settings.id`.execute(db);
  return rows;
}
