import type { LegalDay } from '../legal-day.ts';
import { type SettingKey, type SettingValue, settings } from './settings.ts';

/** A value that an authority has set from a day on. Entries are in the order in which they were recorded. */
export interface SettingEntry<Authority> {
  readonly key: string;
  readonly authority: Authority;
  readonly from: LegalDay;
  readonly value: unknown;
}

export interface SettingOnDay<Key extends SettingKey, Authority> {
  readonly value: SettingValue<Key>;
  /** Who set it and from when; undefined for the default. */
  readonly setBy: { readonly authority: Authority; readonly from: LegalDay } | undefined;
}

/**
 * Which value holds on a day for those below the authorities of the path, nearest first, the root last: that of the
 * nearest authority with an entry in force; of its entries the one from the latest day, of one day the last recorded. A
 * stored value that today's schema refuses is passed over.
 */
export function settingOn<Key extends SettingKey, Authority>(
  entries: readonly SettingEntry<Authority>[],
  key: Key,
  authorityPath: readonly Authority[],
  day: LegalDay,
): SettingOnDay<Key, Authority> {
  const inForce = entries.filter(
    (entry) => entry.key === key && entry.from <= day && isValid(key, entry.value),
  );
  for (const authority of authorityPath) {
    const own = inForce.filter((entry) => entry.authority === authority);
    const latest = own.reduce<SettingEntry<Authority> | undefined>(later, undefined);
    if (latest !== undefined) {
      return { value: latest.value as SettingValue<Key>, setBy: { authority, from: latest.from } };
    }
  }
  return { value: settings[key].standard as SettingValue<Key>, setBy: undefined };
}

function later<Authority>(
  current: SettingEntry<Authority> | undefined,
  next: SettingEntry<Authority>,
): SettingEntry<Authority> {
  return current !== undefined && current.from > next.from ? current : next;
}

function isValid(key: SettingKey, value: unknown): boolean {
  return settings[key].schema.safeParse(value).success;
}
