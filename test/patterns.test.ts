import { describe, expect, test } from 'vitest';
import { composedPatterns, type Pattern, patternsOf, patternsOfTheApi, weaknessOf } from './patterns.ts';
import { isTest, sourceFiles } from './source-files.ts';

const program = sourceFiles(['src']).filter((file) => !isTest(file));
const written = program.flatMap(patternsOf);

const weak = (patterns: readonly Pattern[]): string[] =>
  patterns.flatMap((pattern) => {
    const weakness = weaknessOf(pattern);
    return weakness === undefined ? [] : [`${pattern.where} /${pattern.source}/ is ${weakness}`];
  });

describe('no text makes a regular expression slow', () => {
  test('of those written in the program', () => {
    expect(written.length).toBeGreaterThan(100);
    expect(weak(written)).toEqual([]);
  });

  test('of those that requests are checked with, by zod too', () => {
    const ours = new Set(written.map(({ source }) => source));
    const patterns = patternsOfTheApi();
    expect(patterns.length).toBeGreaterThan(5);
    expect(weak(patterns.filter(({ source }) => !ours.has(source)))).toEqual([]);
  });

  test('and none is put together at run time', () => {
    expect(program.flatMap(composedPatterns)).toEqual([]);
  });
});

describe('the judge', () => {
  const file = (text: string) => ({ path: 'src/example.ts', text, imports: [] });

  test('finds every literal, wherever it stands', () => {
    const text =
      "const a = z.string().regex(/^a$/u, '示例');\ntype T = 'x/y/z';\nf(`${/b/.test(c)}`);\n// /d/";
    expect(patternsOf(file(text))).toEqual([
      { where: 'src/example.ts:1', source: '^a$', flags: 'u' },
      { where: 'src/example.ts:3', source: 'b', flags: '' },
    ]);
    expect(composedPatterns(file('const a = new RegExp(b);\nconst c = RegExp(d);'))).toEqual([
      'src/example.ts:1',
      'src/example.ts:2',
    ]);
  });

  test.each([
    ['^(?:a+)+$', 'exponential'],
    ['^(?:a|a)*$', 'exponential'],
    ['^\\w+(?:\\.?\\w+)*@$', 'exponential'],
    ['\\s+$', 'polynomial'],
    ['^a*a*$', 'polynomial'],
    ['^[a-z0-9]+(?:-[a-z0-9]+)*$', undefined],
    ['^\\p{Script=Han}{2,20}$', undefined],
  ])('takes %s for %s', (source, expected) => {
    expect(weaknessOf({ where: '', source, flags: 'u' })).toBe(expected);
  });
});
