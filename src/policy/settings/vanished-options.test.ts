import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { scenes } from './default-option-lists.ts';
import type { SettingEntry } from './setting-on.ts';
import { vanishedOptions } from './vanished-options.ts';

const TODAY = legalDay('2020-06-01');
const extra = (code: string) => ({ code, label: code });
const list = (authority: string, from: string, ...more: string[]): SettingEntry<string> => ({
  key: 'options.scenes',
  authority,
  from: legalDay(from),
  value: [...scenes, ...more.map(extra)],
});
const gone = (entries: readonly SettingEntry<string>[], proposed: SettingEntry<string>) =>
  vanishedOptions(entries, proposed, TODAY).map(({ option, from }) => `${option.code} from ${from}`);

test.each<[string, SettingEntry<string>[], SettingEntry<string>, string[]]>([
  ['nothing is missing', [], list('province', '2020-07-01', 'a'), []],
  [
    'what was in force is missing',
    [list('province', '2020-01-01', 'a')],
    list('province', '2020-07-01'),
    ['a from 2020-07-01'],
  ],
  [
    'what a higher authority had is missing',
    [list('ministry', '2020-01-01', 'a')],
    list('province', '2020-07-01', 'b'),
    ['a from 2020-07-01'],
  ],
  [
    'what was replaced on the very day, which had come, was in force',
    [list('province', '2020-06-01', 'a')],
    list('province', '2020-06-01'),
    ['a from 2020-06-01'],
  ],
  [
    'what is put right before its day has come was never in force',
    [list('province', '2020-06-02', 'a')],
    list('province', '2020-06-02', 'b'),
    [],
  ],
  [
    'what was put right before its day came does not return',
    [list('province', '2020-06-02', 'a'), list('province', '2020-06-02', 'b')],
    list('province', '2020-07-01', 'b'),
    [],
  ],
  [
    'a list entered for a later day would drop what is new',
    [list('province', '2020-09-01', 'a')],
    list('province', '2020-07-01', 'b'),
    ['b from 2020-09-01'],
  ],
  [
    'a later list of a higher authority does not matter where one of its own holds',
    [list('ministry', '2020-09-01', 'a')],
    list('province', '2020-07-01', 'b'),
    [],
  ],
  [
    'another key does not matter',
    [{ ...list('province', '2020-01-01', 'a'), key: 'options.content' }],
    list('province', '2020-07-01'),
    [],
  ],
])('%s', (_name, entries, proposed, expected) => {
  expect(gone(entries, proposed)).toEqual(expected);
});

test('an option of the standard list can be retired, not left out', () => {
  const without = { ...list('province', '2020-07-01'), value: scenes.slice(1) };
  const retired = {
    ...without,
    value: scenes.map((scene, index) => (index === 0 ? { ...scene, retired: true } : scene)),
  };
  expect(gone([], without)).toEqual(['classroom-teaching from 2020-07-01']);
  expect(gone([], retired)).toEqual([]);
});
