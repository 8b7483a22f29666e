import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { readSheet } from 'read-excel-file/node';
import { transaction } from '../../src/server/db/database.ts';
import { organisationColumns } from '../../src/server/features/organisations/import-columns.ts';
import { writeXlsx } from '../../src/server/tables/write-xlsx.ts';
import type { BenchContext, BenchDatabase } from '../context.ts';
import type { Figure, Workload } from '../workload.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** The published roster of schools, below 28 regions. */
const SCHOOLS = 63_863;
const REGIONS = 28;
const COUNTIES = 6;
const BAD_EACH = 100;
const MOST_SECONDS = 20;
const MOST_MEMORY_MB = 500;

/** By the command line, from starting Node to its last line. */
export const workload: Workload = {
  id: 'W9',
  title: 'import of a province’s roster from xlsx, 1 % bad rows',
  async run(context) {
    const schools = context.quick ? 2_000 : SCHOOLS;
    const database = await context.database();
    const faulty = await rosterFile(context, 'faulty.xlsx', { schools, bad: true });
    const mended = await rosterFile(context, 'mended.xlsx', { schools, bad: false });
    const errors = join(context.folder, 'errors.xlsx');
    const refused = await runImport(context, database, [faulty, '--errors', errors]);
    const taken = await runImport(context, database, [mended]);
    const again = await runImport(context, database, [mended]);
    const floor = await byHand(database, mended);
    await database.drop();
    const rows = `${(schools + REGIONS * (COUNTIES + 1) + 2).toLocaleString('en')} rows`;
    return [
      ...figures(
        'refused, with every error by row and cell',
        refused,
        `${rows}; ${refused.said}; ${kilobytes(errors)} KB of errors`,
      ),
      ...figures('imported', taken, `${rows}; ${taken.said}`, floor),
      ...figures('imported again, nothing new', again, again.said),
    ];
  },
};

interface Run {
  readonly seconds: number;
  readonly memoryMb: number;
  readonly said: string;
}

function figures(name: string, { seconds, memoryMb }: Run, note: string, floor?: number): Figure[] {
  const beside = 'read-excel-file, then the same rows copied in SQL into tables with the same indexes';
  return [
    {
      name,
      ours: seconds,
      unit: 's',
      must: { atMost: MOST_SECONDS },
      note,
      ...(floor === undefined ? {} : { floor, beside }),
    },
    { name: `${name}: memory`, ours: memoryMb, unit: 'MB', must: { atMost: MOST_MEMORY_MB } },
  ];
}

async function rosterFile(
  { folder, say }: BenchContext,
  name: string,
  { schools, bad }: { schools: number; bad: boolean },
): Promise<string> {
  const path = join(folder, name);
  const columns = organisationColumns.map(({ headers: [header] }) => ({ header }));
  const rows = [...authorities(), ...Array.from({ length: schools }, (_, n) => schoolRow(n, bad))];
  writeFileSync(path, await writeXlsx({ sheets: [{ name: '名册', columns, rows }] }));
  say(`${name}: ${kilobytes(path)} KB`);
  return path;
}

type Row = readonly (string | null)[];

const cityName = (city: number): string => `示例${city}市教育局`;
const countyName = (city: number, county: number): string => `示例${city}市示例${county}区教育局`;

function authorities(): Row[] {
  const authority = (name: string, level: string, parent: string | null, code: string): Row => [
    null,
    name,
    '教育行政部门',
    level,
    null,
    parent,
    null,
    code,
    null,
  ];
  const cities = Array.from({ length: REGIONS }, (_, city) => [
    authority(cityName(city), '市级', '河南省教育厅', `41${city + 10}00`),
    ...Array.from({ length: COUNTIES }, (_each, county) =>
      authority(countyName(city, county), '县级', cityName(city), `41${city + 10}0${county + 1}`),
    ),
  ]);
  return [
    authority('教育部', '教育部', null, '000000'),
    authority('河南省教育厅', '省级', '教育部', '410000'),
    ...cities.flat(),
  ];
}

function schoolRow(n: number, bad: boolean): Row {
  const parent = countyName(n % REGIONS, Math.floor(n / REGIONS) % COUNTIES);
  const code = `2141${String(n + 1).padStart(6, '0')}`;
  const row = [code, `示例小学${n}`, '学校', null, '中小学', parent, null, null, null];
  return bad && n % BAD_EACH === 0 ? spoiled(row, n / BAD_EACH) : row;
}

/** A wrong code, a parent that is nowhere, no stage, a kind that there is not. */
function spoiled(row: readonly (string | null)[], n: number): Row {
  const [at, value] = (
    [
      [0, `21${n}`],
      [5, '没有的教育局'],
      [4, null],
      [2, '公司'],
    ] as const
  )[n % 4] ?? [0, ''];
  return row.with(at, value);
}

async function runImport(
  { start, folder }: BenchContext,
  { url }: BenchDatabase,
  args: readonly string[],
): Promise<Run> {
  const began = performance.now();
  const program = start({
    args: [join(ROOT, 'src/cli/main.ts'), 'import', 'organisations', ...args],
    env: { DATABASE_URL: url, DATA_DIR: join(folder, 'w9') },
  });
  await program.said(/导入完成|错误清单已写入/);
  const seconds = (performance.now() - began) / 1000;
  const memoryMb = program.peakMemoryMb();
  const { output } = await program.ended;
  const counts = [...output.matchAll(/^(created|changed|unchanged)\t(\d+)$/gm)].map(
    ([, key, count]) => `${key} ${count}`,
  );
  const [found] = /有 \d+ 处错误/.exec(output) ?? [];
  return { seconds, memoryMb, said: found ?? counts.join(', ') };
}

const TABLES = ['organisations', 'organisation_periods', 'organisation_closure', 'entries', 'streams'];

async function byHand({ db }: BenchDatabase, path: string): Promise<number> {
  const began = performance.now();
  await readSheet(path);
  await transaction(db, async (tx) => {
    for (const table of TABLES) {
      const copy = sql.ref(`copy_of_${table}`);
      await sql`CREATE TEMP TABLE ${copy} (LIKE ${sql.ref(table)} INCLUDING INDEXES) ON COMMIT DROP`.execute(
        tx,
      );
      await sql`INSERT INTO ${copy} SELECT * FROM ${sql.ref(table)}`.execute(tx);
    }
  });
  rmSync(path);
  return (performance.now() - began) / 1000;
}

function kilobytes(path: string): number {
  return Math.round(statSync(path).size / 1024);
}
