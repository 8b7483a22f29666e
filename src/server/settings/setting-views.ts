import { sql } from 'kysely';
import { z } from 'zod';
import type { OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { type Setting, type SettingKey, settings } from '../../policy/settings/settings.ts';
import type { Reader } from '../db/database.ts';
import type { settingDefinition, settingEntry, settingInForce } from './schema.ts';
import { entriesInForce, type SettingsAsked } from './settings.ts';

const LEVELS = ['ministry', 'province', 'city', 'county'] as const;
const PAGE = 200;

/** Every setting with its standard value. */
export function settingDefinitions(): z.infer<typeof settingDefinition>[] {
  return Object.entries<Setting<unknown>>(settings).map(
    ([key, { title, source, standard, levels, schema }]) => ({
      key,
      title,
      source,
      standard,
      levels: [...(levels ?? LEVELS)],
      schema: z.toJSONSchema(schema, { io: 'input' }),
    }),
  );
}

/** What holds for an organisation on a day, and who set it. */
export async function readSettingsInForce(
  db: Reader,
  asked: SettingsAsked,
): Promise<z.infer<typeof settingInForce>[]> {
  const inForce = [...(await entriesInForce(db, asked))];
  const entries = await readSettingEntries(
    db,
    inForce.flatMap(([, { entryId }]) => entryId ?? []),
  );
  return inForce.map(([key, { value, entryId }]) => ({
    key,
    title: settings[key].title,
    value,
    setBy: entries.get(entryId ?? 0) ?? null,
  }));
}

async function readSettingEntries(db: Reader, ids: readonly number[]) {
  const entries = await select(db, sql`settings.id = ANY(${ids}::bigint[])`);
  return new Map(entries.map(({ id, key: _key, value: _value, ...setBy }) => [id, setBy]));
}

/** What an authority itself has entered, the latest first; `before` is the id of the entry to go on behind. */
export async function readSettingHistory(
  db: Reader,
  organisationId: OrganisationId,
  { key, before }: { readonly key?: SettingKey | undefined; readonly before?: number | undefined },
): Promise<{ items: z.infer<typeof settingEntry>[]; before: number | null }> {
  const rows = await select(
    db,
    sql`settings.organisation_id = ${organisationId} AND ${key === undefined ? sql`true` : sql`key = ${key}`}
      AND ${before === undefined ? sql`true` : sql`settings.id < ${before}`}`,
  );
  const items = rows.slice(0, PAGE);
  return { items, before: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

interface Row {
  readonly id: number;
  readonly key: string;
  readonly value: unknown;
  readonly from: LegalDay;
  readonly recorded_at: Date;
  readonly actor: string;
  readonly reason: string | null;
  readonly authority_id: OrganisationId;
  readonly authority_name: string;
}

async function select(db: Reader, which: ReturnType<typeof sql>): Promise<z.infer<typeof settingEntry>[]> {
  const { rows } = await sql<Row>`
    SELECT settings.id, settings.key, settings.value, settings.effective_from AS "from", settings.recorded_at,
      settings.actor, settings.reason, authority.organisation_id AS authority_id, authority.name AS authority_name
    FROM settings JOIN organisation_periods AS authority ON authority.organisation_id = settings.organisation_id
      AND authority.effective_to = 'infinity' AND authority.recorded_to = 'infinity'
    WHERE ${which} ORDER BY settings.id DESC LIMIT ${PAGE + 1}`.execute(db);
  return rows.map(({ authority_id, authority_name, recorded_at, ...row }) => ({
    ...row,
    authority: { id: authority_id, name: authority_name },
    recordedAt: recorded_at.toISOString(),
  }));
}
