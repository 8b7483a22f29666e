import { describe, expect, test } from 'vitest';
import judged from './judged-patterns.json' with { type: 'json' };
import { allPatterns, composedPatterns, patternsOf, textOf, weaknessOf } from './patterns.ts';
import { isTest, sourceFiles } from './source-files.ts';

describe('no text makes a regular expression slow', () => {
  test('of the program, or that requests are checked with: none that is new is slow, the others were judged', () => {
    const patterns = allPatterns();
    expect(patterns.length).toBeGreaterThan(100);
    const known = new Set(judged);
    const weak = patterns
      .filter((pattern) => !known.has(textOf(pattern)))
      .map((pattern) => `${pattern.where} ${textOf(pattern)}: ${weaknessOf(pattern) ?? 'safe'}`)
      .filter((verdict) => !verdict.endsWith(': safe'));
    expect(weak).toEqual([]);
  });

  test('and none is put together at run time', () => {
    const program = sourceFiles(['src']).filter((file) => !isTest(file));
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
