import type { LegalDay } from '../legal-day.ts';
import type { SettingEntry } from './setting-on.ts';
import { isSettingKey, type SettingKey, type SettingOption, settings } from './settings.ts';

/** An option that the list had and would lack from that day on. */
export interface VanishedOption {
  readonly option: SettingOption;
  readonly from: LegalDay;
}

/** Whether a setting is a list of options. */
export function isOptionList(key: SettingKey): boolean {
  return key.startsWith('options.');
}

/**
 * What could have been chosen stays on the list, retired if need be, so that what was filed with it can always be read.
 * The standard list and everything that the authorities of the path have entered counts, except what was put right
 * before its day came. A list entered for a later day is looked at as well: it must not drop what is new here.
 */
export function vanishedOptions<Authority>(
  entries: readonly SettingEntry<Authority>[],
  proposed: SettingEntry<Authority>,
  today: LegalDay,
): VanishedOption[] {
  if (!isSettingKey(proposed.key)) return [];
  const alike = entries.filter(({ key }) => key === proposed.key);
  const standing = alike.filter((_, index) => !isSuperseded([...alike, proposed], index, today));
  const before = [
    settings[proposed.key].standard,
    ...standing.filter(({ from }) => from <= later(proposed.from, today)).map(({ value }) => value),
  ].flatMap(optionsOf);
  const after = standing.filter(
    ({ authority, from }) => authority === proposed.authority && from > proposed.from,
  );
  return [
    ...missing(before, proposed),
    ...after.flatMap((entry) => missing(optionsOf(proposed.value), entry)),
  ];
}

/** Entered again for the same day before that day came: nobody could ever choose from it. */
function isSuperseded<Authority>(
  entries: readonly SettingEntry<Authority>[],
  index: number,
  today: LegalDay,
): boolean {
  const entry = entries[index];
  if (entry === undefined || entry.from <= today) return false;
  return entries
    .slice(index + 1)
    .some(({ authority, from }) => authority === entry.authority && from === entry.from);
}

function missing(before: readonly SettingOption[], { value, from }: SettingEntry<unknown>): VanishedOption[] {
  const kept = new Set(optionsOf(value).map(({ code }) => code));
  const gone = new Map(before.filter(({ code }) => !kept.has(code)).map((option) => [option.code, option]));
  return [...gone.values()].map((option) => ({ option, from }));
}

function optionsOf(value: unknown): SettingOption[] {
  return Array.isArray(value) ? (value as SettingOption[]) : [];
}

function later(a: LegalDay, b: LegalDay): LegalDay {
  return a > b ? a : b;
}
