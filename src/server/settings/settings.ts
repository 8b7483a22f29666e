import { sql } from 'kysely';
import type { OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { type SettingEntry, settingOn } from '../../policy/settings/setting-on.ts';
import type { SettingKey, SettingValue } from '../../policy/settings/settings.ts';
import type { Reader } from '../db/database.ts';

/** For whom and of which day settings are asked. */
export interface SettingsAsked {
  readonly organisationId: OrganisationId;
  readonly day: LegalDay;
}

/** The settings that hold for one organisation on one day. */
export type SettingsInForce = <Key extends SettingKey>(key: Key) => SettingValue<Key>;

interface EntryRow extends SettingEntry<OrganisationId> {
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
  const settings = await settingsFor(db, organisationId, day);
  return settings(key);
}

/** All settings of one organisation on one day, in one statement. */
export async function settingsFor(
  db: Reader,
  organisationId: OrganisationId,
  day: LegalDay,
): Promise<SettingsInForce> {
  const [settings] = await settingsForEach(db, [{ organisationId, day }]);
  if (settings === undefined) throw new Error('settings were asked for nobody');
  return settings;
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
  const nearestFirst = entries.toSorted((a, b) => a.depth - b.depth).map(({ authority }) => authority);
  const path = [...new Set(nearestFirst)];
  return (key) => settingOn(entries, key, path, day).value;
}

/** Entries in force of every authority above, in the order in which they were recorded. */
async function readEntries(db: Reader, asked: readonly SettingsAsked[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    SELECT asked.place::int - 1 AS place, line.depth, settings.key, settings.organisation_id AS authority,
      settings.effective_from AS "from", settings.value
    FROM unnest(${asked.map(({ organisationId }) => organisationId)}::bigint[],
      ${asked.map(({ day }) => day)}::date[]) WITH ORDINALITY AS asked(organisation, day, place)
    JOIN organisation_closure AS line ON line.descendant_id = asked.organisation
      AND line.valid_from < (asked.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND line.valid_to >= (asked.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
    JOIN settings ON settings.organisation_id = line.ancestor_id AND settings.effective_from <= asked.day
    ORDER BY settings.id`.execute(db);
  return rows;
}
