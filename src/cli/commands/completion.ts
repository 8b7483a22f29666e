import { parseArgs } from 'node:util';
import { type MetricId, metrics } from '../../policy/completion/metrics.ts';
import { asOfLine } from '../../policy/completion/titles.ts';
import type { RegionTable } from '../../server/features/completion/completion-by.ts';
import type { Command, CommandContext } from '../command.ts';
import { type FigureOutput, formatOf, OUTPUT_OPTIONS, OUTPUT_USAGE, putOut } from '../figure-output.ts';
import { askingAuthority, present } from '../figure-question.ts';
import { queryOf } from '../query-of.ts';
import { recompute } from '../recompute.ts';

const options = {
  ...OUTPUT_OPTIONS,
  'as-of': { type: 'string' },
  'known-at': { type: 'string' },
  by: { type: 'string' },
  at: { type: 'string' },
  metric: { type: 'string' },
  roster: { type: 'string' },
  recompute: { type: 'boolean' },
  repair: { type: 'boolean' },
} as const;

export const completion: Command = {
  name: 'completion',
  summary: '各区域备案完成情况，截至某日；--recompute 从时间线重算并核对，--repair 按时间线修复',
  usage: `[--as-of <日期>] [--by region] [--metric started|filed|confirmed|on_time] [--roster region-schools|provincial-institutions] [--at <机构的编号、代码或名称>] [--known-at <时刻>] ${OUTPUT_USAGE} | --recompute [--repair]`,
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    if (values.recompute || values.repair) return recompute(context, values);
    formatOf(values);
    await putOut(await outputOf(await tableOf(values, context)), values, context.print);
  },
};

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface Answered {
  readonly table: RegionTable;
  readonly json: unknown;
  readonly banner: string | null;
}

async function tableOf(values: Values, context: CommandContext): Promise<Answered> {
  const { tableQuery } = await import('../../server/features/completion/schema.ts');
  const { completionBy } = await import('../../server/features/completion/completion-by.ts');
  const { momentOf } = await import('../../server/features/completion/request.ts');
  const { regionView } = await import('../../server/features/completion/views.ts');
  const { by, metric, roster } = values;
  const query = queryOf(tableQuery, {
    by,
    metric,
    roster,
    asOf: values['as-of'],
    knownAt: values['known-at'],
  });
  const moment = momentOf(query, present());
  const { findBanner } = await import('../../server/demonstration.ts');
  return context.withDatabase(async (db) => {
    const table = await completionBy(db, { ...query, ...moment, at: await askingAuthority(db, values.at) });
    const banner = await findBanner(db);
    return { table, json: regionView(table, banner), banner };
  });
}

/** The headers are those of the published table's data file; other metrics have columns of their own names. */
async function outputOf({ table, json, banner }: Answered): Promise<FigureOutput> {
  const { regionWorkbook } = await import('../../server/features/completion/workbooks.ts');
  const { asked, rows, total } = table;
  const workbook = regionWorkbook(table, banner);
  const { counted, title } = metrics[asked.metric];
  return {
    title: workbook.title ?? '',
    notes: [asOfLine(asked.asOf)],
    json,
    workbook,
    tsv: {
      headers: ['seq', 'region', 'schools_total', ...COLUMNS[asked.metric]],
      rows: rows.map((row) => [row.seq, row.region.name, row.denominator, row.numerator, row.rate]),
    },
    headers: ['序号', '区域', '学校总数', counted, title],
    rows: [
      ...rows.map((row) => [row.seq, row.region.name, row.denominator, row.numerator, row.rate]),
      ['', '合计', total.denominator, total.numerator, total.rate],
    ],
  };
}

const COLUMNS: Readonly<Record<MetricId, readonly [counted: string, rate: string]>> = {
  started: ['schools_started', 'started_rate'],
  filed: ['schools_filed', 'filed_rate'],
  confirmed: ['schools_completed', 'completion_rate_published'],
  on_time: ['schools_on_time', 'on_time_rate'],
};
