import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDatabase, type TestDatabase } from '../../../test/database.ts';
import { externalFilingColumns } from '../../server/features/register/external-filing-columns.ts';
import { readTable } from '../../server/tables/read-table.ts';
import { UsageError } from '../command.ts';
import { importCommand } from './import.ts';

const folder = mkdtempSync(join(tmpdir(), 'registry-import-'));
const HEADERS = '备案号,应用名称,应用种类,来源,提供者名称,状态,状态日期,来源说明,核对日期';
const lineOf = (number: string) =>
  `${number},示例作业,APP,外省,北京示例科技有限公司,已备案,2019-12-20,公告,2020-02-20`;

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(...lines: string[]): string {
  const path = join(folder, 'list.csv');
  writeFileSync(path, [HEADERS, ...lines].join('\r\n'));
  return path;
}

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await importCommand.run(args, {
    config: {} as never,
    withDatabase: (work) => work(database.db),
    print: (line) => lines.push(line),
  });
  return { code: code ?? 0, lines };
}

const count = async () => (await database.db.selectFrom('register_apps').select('id').execute()).length;

describe('import external-filings', () => {
  test('tries out, then takes over', async () => {
    const path = file(lineOf('教APP备1100001号'), lineOf('教APP备1100002号'));
    const trial = await run('external-filings', path, '--dry-run');
    expect(trial).toMatchObject({ code: 0, lines: expect.arrayContaining(['rows\t2', 'created\t2']) });
    expect(trial.lines.at(-1)).toBe('这是试算，什么也没有保存。');
    expect(await count()).toBe(0);
    expect((await run('external-filings', path)).lines.at(-1)).toBe('导入完成。');
    expect(await count()).toBe(2);
  });

  test('with an error takes over nothing, says where it is, and writes it into a workbook', async () => {
    const errors = join(folder, 'errors.xlsx');
    const path = file(lineOf('教APP备1100003号'), lineOf('教APP备 1100004号'));
    const { code, lines } = await run('external-filings', path, '--errors', errors);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^A3\t备案号\t.*空格.*可能是“教APP备1100004号”/);
    expect(lines.slice(1)).toEqual(['有 1 处错误，整个文件没有导入。', `错误清单已写入 ${errors}`]);
    expect(await count()).toBe(2);
    const table = await readTable({ name: errors, content: { path: errors } }, externalFilingColumns);
    expect(table.errors).toMatchObject([{ column: '备案号', value: '教APP备 1100004号' }]);
  });

  test.each([
    ['nothing to import', [], '请写明导入什么：organisations、external-filings'],
    ['a noun that is none', ['schools', 'a.csv'], '请写明导入什么'],
    ['no file', ['external-filings'], '请写明一个文件'],
    ['a file that is not there', ['external-filings', 'none.csv'], '找不到文件 none.csv'],
  ])('refuses %s', async (_what, args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
    await expect(run(...args)).rejects.toBeInstanceOf(UsageError);
  });
});
