import { sql } from 'kysely';
import { APP_AUDIENCES, APP_KINDS, FUNCTION_TYPES, PLATFORMS } from '../../../policy/option-lists.ts';
import { APP_ORIGINS } from '../../../policy/register/option-lists.ts';
import { APP_STATUSES } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';
import { csvLine } from '../../tables/write-plain.ts';
import type { CellValue } from '../../tables/write-xlsx.ts';
import { type RegisterAppView, viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';

const BATCH = 1_000;

interface Field {
  readonly title: string;
  readonly cell: (app: RegisterAppView) => CellValue;
}

/** Of the CSV, in its order. JSON lines have the fields of `RegisterApp`. */
export const OPEN_DATA_FIELDS: readonly Field[] = [
  { title: '名录编号', cell: ({ id }) => id },
  { title: '备案号', cell: ({ number }) => number },
  { title: '应用名称', cell: ({ name }) => name },
  { title: '应用种类', cell: ({ kind }) => APP_KINDS[kind] },
  { title: '来源', cell: ({ origin }) => APP_ORIGINS[origin] },
  { title: '提供者名称', cell: ({ providerName }) => providerName },
  { title: '平台', cell: ({ platforms }) => labels(PLATFORMS, platforms) },
  { title: '功能类型', cell: ({ functionTypes }) => labels(FUNCTION_TYPES, functionTypes) },
  { title: '服务对象', cell: ({ audience }) => labels(APP_AUDIENCES, audience) },
  { title: '商业广告', cell: ({ advertisements }) => yesOrNo(advertisements) },
  { title: '游戏', cell: ({ games }) => yesOrNo(games) },
  { title: '收费', cell: ({ charges }) => yesOrNo(charges) },
  { title: '状态', cell: ({ status }) => APP_STATUSES[status] },
  { title: '状态日期', cell: ({ statusSince }) => statusSince },
  { title: '备案日期', cell: ({ filedOn }) => filedOn },
  { title: '来源说明', cell: ({ source }) => source },
  { title: '核对日期', cell: ({ checkedOn }) => checkedOn },
];

/** UTF-8 with BOM, as spreadsheet programs want it. */
export async function* csvOf(db: Reader): AsyncGenerator<string> {
  yield `\ufeff${csvLine(OPEN_DATA_FIELDS.map(({ title }) => title))}`;
  for await (const apps of allApps(db))
    yield apps.map((app) => csvLine(OPEN_DATA_FIELDS.map(({ cell }) => cell(app)))).join('');
}

export async function* jsonLinesOf(db: Reader): AsyncGenerator<string> {
  for await (const apps of allApps(db)) yield apps.map((app) => `${JSON.stringify(app)}\n`).join('');
}

/** In the order of their ids, some at a time and only as fast as they are taken. */
async function* allApps(db: Reader): AsyncGenerator<RegisterAppView[]> {
  for (let after = 0, isFull = true; isFull; ) {
    const { rows } = await sql<RegisterAppRow>`
      SELECT ${appColumns} FROM register_apps WHERE id > ${after}::bigint ORDER BY id LIMIT ${BATCH}`.execute(
      db,
    );
    if (rows.length > 0) yield rows.map(viewApp);
    after = rows.at(-1)?.id ?? after;
    isFull = rows.length === BATCH;
  }
}

function labels(list: Readonly<Record<string, string>>, codes: readonly string[]): string {
  return codes.map((code) => list[code] ?? code).join('、');
}

function yesOrNo(flag: boolean | null): string {
  if (flag === null) return '未知';
  return flag ? '是' : '否';
}
