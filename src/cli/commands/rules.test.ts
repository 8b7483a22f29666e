import { expect, test } from 'vitest';
import { ruleCatalogue } from '../../policy/rule-catalogue.ts';
import { UsageError } from '../command.ts';
import { rules } from './rules.ts';

async function run(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const context = { config: {} as never, withDatabase: () => Promise.reject(new Error('not needed')) };
  await rules.run(args, { ...context, print: (line) => printed.push(line) });
  return printed.join('\n');
}

test('lists every rule once, by its number, with source, period and territory', async () => {
  const [head, ...lines] = (await run()).split('\n').map((line) => line.split('\t'));
  expect(head).toEqual(['编号', '规则', '依据', '性质', '自', '至', '适用范围', '标识']);
  const listed = lines.map((line) => line.at(-1));
  expect(listed).toHaveLength(ruleCatalogue.length);
  expect(new Set(listed)).toEqual(new Set(ruleCatalogue.map(({ id }) => id)));
  const decision = lines.find((line) => line.at(-1)?.endsWith('required-use-needs-a-collective-decision'));
  expect(decision?.slice(0, 1)).toEqual(['UF-3']);
  expect(decision?.slice(4, 7)).toEqual(['2019-08-10', '', '全国']);
  for (const line of lines) expect(line.filter((_, index) => index !== 5)).not.toContain('');
});

test('prints the page of the handbook as well', async () => {
  expect(await run('--format', 'md')).toMatch(/^# 规则与依据\n/);
});

test('refuses another format', async () => {
  await expect(run('--format', 'pdf')).rejects.toBeInstanceOf(UsageError);
});
