import { expect, test } from 'vitest';
import { isFilingNumber } from '../src/policy/identifiers/filing-number.ts';
import { isUnifiedSocialCreditCode } from '../src/policy/identifiers/unified-social-credit-code.ts';
import type { LegalDay } from '../src/policy/legal-day.ts';
import { contents, permissions } from '../src/policy/settings/default-option-lists.ts';
import { aWorkingCalendar } from '../test/builders/working-calendar.ts';
import { demonstrationApps } from './apps.ts';

const calendar = aWorkingCalendar();
const isWorkingDay = (day: LegalDay) => calendar.isWorkingDay(day) === true;
const apps = demonstrationApps(isWorkingDay);

test('700, with names and numbers of their own, in the order of the working days on which they were filed', () => {
  expect(apps).toHaveLength(700);
  expect(new Set(apps.map(({ name }) => name)).size).toBe(700);
  const numbers = apps.flatMap(({ number }) => (number === null ? [] : [number]));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every(isFilingNumber)).toBe(true);
  expect(numbers.filter((number) => number.startsWith('教APP备41'))).toEqual([]);
  expect(apps.filter(({ filedOn }) => !isWorkingDay(filedOn))).toEqual([]);
  const dates = apps.map(({ filedOn }) => filedOn);
  expect(dates).toEqual(dates.toSorted());
  expect(dates[0]).toBe('2019-12-02');
  expect(apps.filter(({ name }) => !name.startsWith('示例'))).toEqual([]);
  expect(apps.filter(({ provider }) => !provider.name.startsWith('示例'))).toEqual([]);
});

test('some come from other provinces, some from platforms, without a number; most are filed here and numbered then', () => {
  const origins = new Set(apps.map(({ origin }) => origin));
  expect(origins).toEqual(new Set(['provider-filing', 'other-province', 'platform-operator']));
  const platforms = apps.filter(({ origin }) => origin === 'platform-operator');
  expect(platforms.every(({ number, kind }) => number === null && kind !== 'app')).toBe(true);
});

test('what is filed here on one day is one provider’s, at most six', () => {
  const byDay = Map.groupBy(
    apps.filter(({ origin }) => origin === 'provider-filing'),
    ({ filedOn }) => filedOn,
  );
  const sizes = [...byDay.values()].map((filed) => filed.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6);
  const providers = [...byDay.values()].map(
    (filed) => new Set(filed.map(({ provider }) => provider.creditCode)).size,
  );
  expect(new Set(providers)).toEqual(new Set([1]));
});

test('contents and permissions are on the lists as shipped, credit codes are well formed', () => {
  const codes = (list: readonly { code: string }[]) => new Set(list.map(({ code }) => code));
  const used = (pick: (app: (typeof apps)[number]) => readonly string[]) => new Set(apps.flatMap(pick));
  expect(used(({ content }) => content).isSubsetOf(codes(contents))).toBe(true);
  expect(used((app) => app.permissions).isSubsetOf(codes(permissions))).toBe(true);
  expect(apps.filter(({ provider }) => !isUnifiedSocialCreditCode(provider.creditCode))).toEqual([]);
});

test('are the same every time', () => {
  expect(demonstrationApps(isWorkingDay)).toEqual(apps);
});
