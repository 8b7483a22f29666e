import type { LegalDay } from '../legal-day.ts';
import { type SettingKey, type SettingValue, settings } from './settings.ts';

/** A value that an authority has set from a day on. Entries are in the order in which they were recorded. */
export interface SettingEntry<Authority> {
  readonly key: string;
  readonly authority: Authority;
  readonly from: LegalDay;
  readonly value: unknown;
}

export interface SettingOnDay<Key extends SettingKey, Entry> {
  readonly value: SettingValue<Key>;
  /** The entry that set it; undefined for the default. */
  readonly setBy: Entry | undefined;
}

/**
 * Which value holds on a day for those below the authorities of the path, nearest first, the root last: that of the
 * nearest authority with an entry in force; of its entries the one from the latest day, of one day the last recorded. A
 * stored value that today's schema refuses is passed over.
 */
export function settingOn<Key extends SettingKey, Entry extends SettingEntry<unknown>>(
  entries: readonly Entry[],
  key: Key,
  authorityPath: readonly Entry['authority'][],
  day: LegalDay,
): SettingOnDay<Key, Entry> {
  const inForce = entries.filter(
    (entry) => entry.key === key && entry.from <= day && isValid(key, entry.value),
  );
  for (const authority of authorityPath) {
    const own = inForce.filter((entry) => entry.authority === authority);
    const latest = own.reduce<Entry | undefined>(later, undefined);
    if (latest !== undefined) return { value: latest.value as SettingValue<Key>, setBy: latest };
  }
  return { value: settings[key].standard as SettingValue<Key>, setBy: undefined };
}

function later<Entry extends SettingEntry<unknown>>(current: Entry | undefined, next: Entry): Entry {
  return current !== undefined && current.from > next.from ? current : next;
}

function isValid(key: SettingKey, value: unknown): boolean {
  return settings[key].schema.safeParse(value).success;
}
