import { describe, expect, test } from 'vitest';
import { A, F2, instruments, M, O } from '../articles.ts';
import { defineRule, type Rule, USING_UNITS } from '../rule.ts';
import { ruleCatalogue } from '../rule-catalogue.ts';
import { rulesMarkdown } from './rules-markdown.ts';

function aRule(changes: Partial<Rule<never>>): Rule<never> {
  return defineRule<never>({
    id: 'use-filing/example',
    ref: 'UF-1',
    title: '示例规则',
    sources: [M(8)],
    from: instruments.M.from,
    territory: '000000',
    addressees: USING_UNITS,
    severity: 'violation',
    check: () => [],
    ...changes,
  });
}

const linesOf = (...rules: Rule<never>[]) => rulesMarkdown(rules).split('\n');
const rowsOf = (...rules: Rule<never>[]) =>
  linesOf(...rules).filter((line) => /^\| (?!---|条款|理由)/.test(line));

describe('the page of rules', () => {
  test('a rule stands under each of its sources, articles in the order of the text', () => {
    const rows = rowsOf(aRule({ ref: 'UF-3', sources: [F2(5), O(10), M(19)] }), aRule({ sources: [M(8)] }));
    expect(rows.map((row) => row.split(' | ').slice(0, 2))).toEqual([
      ['| 第八条', 'UF-1'],
      ['| 第十九条', 'UF-3'],
      ['| 附件2注5', 'UF-3'],
      ['| （十）', 'UF-3'],
    ]);
  });

  test('of one article the refs stand in the order of their numbers', () => {
    const rows = rowsOf(aRule({ ref: 'UF-10' }), aRule({ ref: 'UF-9' }));
    expect(rows.map((row) => row.split(' | ')[1])).toEqual(['UF-9', 'UF-10']);
  });

  test('a row says when, where, for whom and in which file', () => {
    expect(rowsOf(aRule({ sources: [A(3, 2)], territory: '410000', addressees: ['authority'] }))).toEqual([
      '| 三.2 | UF-1 | 示例规则 | 不予通过 | 2019-11-11 起 | 河南省 | 教育行政部门 | [use-filing/example](../../src/policy/use-filing/example.ts) |',
    ]);
  });

  test('what has no source stands last, with our reason', () => {
    const lines = linesOf(aRule({ sources: [], ours: '由平台|规定' }), aRule({}));
    expect(lines.indexOf('## 平台规定')).toBeGreaterThan(lines.findIndex((line) => line.includes('第八条')));
    expect(lines.at(-2)).toContain('由平台\\|规定');
  });

  test('every rule of the catalogue is on it', () => {
    const page = rulesMarkdown(ruleCatalogue);
    for (const { id } of ruleCatalogue) expect(page).toContain(`../../src/policy/${id}.ts`);
  });
});

test('no two rules have the same id', () => {
  expect(new Set(ruleCatalogue.map(({ id }) => id)).size).toBe(ruleCatalogue.length);
});
