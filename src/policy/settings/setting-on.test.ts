import { describe, expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { type SettingEntry, settingOn } from './setting-on.ts';
import { isSettingKey, publishedEntries, type SettingKey, settings } from './settings.ts';

const KEY = 'use-filing.confirmation-working-days';
const path = ['county', 'city', 'province', 'ministry'];

function entry(authority: string, from: string, value: unknown, key: string = KEY): SettingEntry<string> {
  return { key, authority, from: legalDay(from), value };
}

const on = (day: string, ...entries: SettingEntry<string>[]) => settingOn(entries, KEY, path, legalDay(day));

describe('which value holds', () => {
  test('the default where nobody has set anything', () => {
    expect(on('2020-06-01')).toEqual({ value: 10, setBy: undefined });
  });

  test.each([
    ['2020-05-31', 10, 'the day before it takes effect'],
    ['2020-06-01', 5, 'the first day'],
    ['2026-01-01', 5, 'long after'],
  ])('on %s an entry from 2020-06-01 makes it %i (%s)', (day, value) => {
    expect(on(day, entry('province', '2020-06-01', 5)).value).toBe(value);
  });

  test('the nearest authority decides, even if a higher one set a later value', () => {
    const entries = [entry('city', '2020-01-01', 7), entry('province', '2020-06-01', 5)];
    expect(on('2020-07-01', ...entries)).toEqual({
      value: 7,
      setBy: entry('city', '2020-01-01', 7),
    });
  });

  test('before the nearest one takes effect, the next above holds', () => {
    const entries = [entry('city', '2020-06-01', 7), entry('province', '2020-01-01', 5)];
    expect(on('2020-05-31', ...entries).value).toBe(5);
    expect(on('2020-06-01', ...entries).value).toBe(7);
  });

  test('of one authority the latest day holds, whatever the order of recording', () => {
    const entries = [entry('city', '2020-06-01', 7), entry('city', '2020-03-01', 6)];
    expect(on('2020-07-01', ...entries).value).toBe(7);
    expect(on('2020-04-01', ...entries).value).toBe(6);
  });

  test('of one day the last recorded holds', () => {
    expect(on('2020-07-01', entry('city', '2020-06-01', 7), entry('city', '2020-06-01', 8)).value).toBe(8);
  });

  test('another branch of the tree and another key do not matter', () => {
    const entries = [
      entry('sister-city', '2020-01-01', 3),
      entry('city', '2020-01-01', 30, 'use-filing.replacement-days'),
    ];
    expect(on('2020-07-01', ...entries).value).toBe(10);
  });

  test('a stored value that the schema refuses is passed over', () => {
    const entries = [
      entry('city', '2020-01-01', 'ten'),
      entry('city', '2020-02-01', 0),
      entry('province', '2020-01-01', 5),
    ];
    expect(on('2020-07-01', ...entries).value).toBe(5);
  });

  test('a path of nobody gets the default', () => {
    expect(settingOn([entry('city', '2020-01-01', 7)], KEY, [], legalDay('2020-07-01')).value).toBe(10);
  });
});

describe('the settings', () => {
  test('each default is valid by its own schema and says where it comes from', () => {
    for (const [key, { schema, standard, source, title }] of Object.entries(settings)) {
      expect(schema.safeParse(standard), key).toMatchObject({ success: true, data: standard });
      expect(source, key).not.toBe('');
      expect(title, key).not.toBe('');
    }
  });

  test('the published entries are valid', () => {
    for (const { key, value, from, source } of publishedEntries) {
      expect(settings[key].schema.safeParse(value).success).toBe(true);
      expect(from >= source.instrument.from).toBe(true);
    }
  });

  test('Henan set the deadline for existing apps; elsewhere there is none', () => {
    const published = publishedEntries.find(({ key }) => key === 'use-filing.existing-apps-deadline');
    const entries =
      published === undefined ? [] : [{ ...published, authority: published.territory as string }];
    const deadline = (authorities: string[], day: string) =>
      settingOn(entries, 'use-filing.existing-apps-deadline', authorities, legalDay(day)).value;
    expect(deadline(['410225', '410000', '000000'], '2020-01-31')).toBe('2020-01-31');
    expect(deadline(['410225', '410000', '000000'], '2019-12-18')).toBeNull();
    expect(deadline(['510000', '000000'], '2020-01-31')).toBeNull();
  });

  test.each<[SettingKey, unknown, string]>([
    ['options.scenes', [], 'no option at all'],
    [
      'options.scenes',
      [
        { code: 'a', label: '甲' },
        { code: 'a', label: '乙' },
      ],
      'a code twice',
    ],
    ['options.scenes', [{ code: 'A B', label: '甲' }], 'a code with blanks'],
    ['options.scenes', [{ code: 'a', label: '甲', extra: 1 }], 'an unknown key'],
    ['scope.use-filing', ['app', 'app'], 'a kind twice'],
    ['scope.use-filing', ['website'], 'an unknown kind'],
    ['use-filing.existing-apps-deadline', '2020-02-30', 'a day that does not exist'],
    ['use-filing.confirmation-working-days', 0, 'no day'],
    ['use-filing.replacement-days', 1.5, 'half a day'],
    ['provider-filing.ban-months', 0, 'no ban at all'],
    ['provider-filing.ban-months', 121, 'more than ten years'],
    ['provider-filing.second-approval', 'yes', 'a word'],
    ['provider-filing.province-code', '4', 'one digit'],
    ['provider-filing.province-code', '99', 'no province'],
    ['provider-filing.buffer-until', '2020-1-31', 'a day in another form'],
    ['cases.warning-working-days', -1, 'a day after the due day'],
    ['options.content', [{ code: 'a', label: '甲' }], 'a content that belongs to nobody'],
    [
      'options.content',
      [{ code: 'a', label: '甲', audiences: ['student'], functionTypes: ['learning'] }],
      'an audience that F1 does not know',
    ],
    [
      'options.permissions',
      [
        { code: 'a', label: '甲', android: ['android.permission.CAMERA'], iosUsageKeys: [] },
        { code: 'b', label: '乙', android: ['android.permission.CAMERA'], iosUsageKeys: [] },
      ],
      'a permission in two groups',
    ],
    [
      'options.permissions',
      [{ code: 'a', label: '甲', android: ['CAMERA; DROP'], iosUsageKeys: [] }],
      'what is no name',
    ],
  ])('%s refuses %j (%s)', (key, value) => {
    expect(settings[key].schema.safeParse(value).success).toBe(false);
  });

  test('inherited names are no keys', () => {
    expect(isSettingKey('options.scenes')).toBe(true);
    expect(isSettingKey('toString')).toBe(false);
    expect(isSettingKey('__proto__')).toBe(false);
  });
});
