import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filingsHappen } from '../../../test/builders/completion.ts';
import { aTree } from '../../../test/builders/organisations.ts';
import { aDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Command, UsageError } from '../command.ts';
import { completion } from './completion.ts';
import { institutions } from './institutions.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'registry-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  database = await aDatabase();
  const tree = await aTree(database.db);
  const filing = { school: tree.shiheSchool, caseId: 1 };
  await filingsHappen(database.db, { ...filing, action: 'submit', at: new Date('2020-03-01T04:00:00Z') });
  await filingsHappen(database.db, { ...filing, action: 'confirm', at: new Date('2020-03-02T04:00:00Z') });
});

async function run(command: Command, ...args: string[]) {
  const lines: string[] = [];
  const code = await command.run(args, {
    config: {} as never,
    withDatabase: (work) => work(database.db),
    print: (line) => lines.push(line),
  });
  return { code: code ?? 0, output: lines.join('\n') };
}

describe('completion', () => {
  it('prints the published columns', async () => {
    const { output } = await run(completion, '--as-of', '2020-03-02', '--by', 'region', '--format', 'tsv');
    expect(output.split('\n')).toEqual([
      'seq\tregion\tschools_total\tschools_completed\tcompletion_rate_published',
      '1\t郑州市（示例）\t1\t0\t0.00%',
      '2\t信阳市（示例）\t5\t1\t20.00%',
      '3\t固始县（示例）\t1\t0\t0.00%',
    ]);
  });

  it('prints a table with its total for people, JSON as the API answers it', async () => {
    const asked = ['--as-of', '2020-03-01', '--metric', 'started', '--at', '信阳市教育局（示例）'];
    const { output } = await run(completion, ...asked, '--format', 'table');
    expect(output).toContain(
      '信阳市（示例）教育 APP 使用者备案开展情况统计表\n（统计截至时间：2020 年 3 月 1 日）',
    );
    expect(output).toMatch(/合计 +5 +1 +20\.00%$/);
    const json = JSON.parse((await run(completion, ...asked, '--format', 'json')).output);
    expect(json).toMatchObject({
      metric: 'started',
      asOf: '2020-03-01',
      total: { numerator: 1, denominator: 5 },
    });
  });

  it('knows what was known', async () => {
    const asked = ['--as-of', '2020-03-02', '--format', 'json', '--known-at', '2020-03-02T03:59:59Z'];
    expect(JSON.parse((await run(completion, ...asked)).output).total.numerator).toBe(0);
  });

  it('writes a workbook', async () => {
    const out = join(folder, '统计表.xlsx');
    await run(completion, '--as-of', '2020-03-02', '--out', out);
    expect((await readSheet(readFileSync(out))).at(-1)).toEqual([null, '合计', 7, 1, '14.29%']);
  });

  it.each([
    ['--format', 'pdf'],
    ['--format', 'xlsx'],
    ['--metric', 'completed'],
    ['--as-of', '2020-02-30'],
    ['--by', 'school'],
    ['--at', '没有这个局'],
    ['--repair'],
  ])('refuses %s %s', async (...args) => {
    await expect(run(completion, ...args)).rejects.toThrow(UsageError);
  });

  it('refuses a day that has not come', async () => {
    await expect(run(completion, '--as-of', '2999-01-01')).rejects.toThrow('还没有到');
  });
});

describe('institutions', () => {
  it('prints the published columns', async () => {
    const { output } = await run(institutions, '--as-of', '2020-03-02', '--format', 'tsv');
    expect(output).toBe('name\tstatus\tapps_filed\n河南示例大学\t未开展\t0\n河南示例职业学院\t未开展\t0');
  });
});

describe('completion --recompute', () => {
  it('says that nothing differs; names what does, with exit code 1; mends it', async () => {
    expect(await run(completion, '--recompute')).toEqual({
      code: 0,
      output: '已从时间线重算：1 个单位，2 条记录，表中 5 行。\n没有差异。',
    });
    await sql`DELETE FROM completion_periods WHERE metric = 'completed'`.execute(database.db);
    const found = await run(completion, '--recompute');
    expect(found.code).toBe(1);
    expect(found.output).toMatch(
      /有 1 处差异，涉及 1 个单位：\n  表中缺少：单位 \d+ completed 2020-03-02T04:00:00.000Z 至 今/,
    );
    expect((await run(completion, '--recompute', '--repair')).code).toBe(0);
    expect((await run(completion, '--recompute')).output).toContain('没有差异');
  });
});
