import { parseArgs } from 'node:util';
import { asOfLine } from '../../policy/completion/titles.ts';
import type { InstitutionTable } from '../../server/features/completion/institutions.ts';
import type { Command, CommandContext } from '../command.ts';
import { type FigureOutput, formatOf, OUTPUT_OPTIONS, OUTPUT_USAGE, putOut } from '../figure-output.ts';
import { askingAuthority, present } from '../figure-question.ts';
import { queryOf } from '../query-of.ts';

const options = {
  ...OUTPUT_OPTIONS,
  'as-of': { type: 'string' },
  'known-at': { type: 'string' },
  at: { type: 'string' },
} as const;

export const institutions: Command = {
  name: 'institutions',
  summary: '高校和省属中职学校的开展情况和备案 APP 数量，截至某日',
  usage: `[--as-of <日期>] [--at <机构的编号、代码或名称>] [--known-at <时刻>] ${OUTPUT_USAGE}`,
  async run(args, context) {
    const { values } = parseArgs({ args, options });
    formatOf(values);
    await putOut(await outputOf(await tableOf(values, context)), values, context.print);
  },
};

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface Answered {
  readonly table: InstitutionTable;
  readonly banner: string | null;
}

async function tableOf(values: Values, context: CommandContext): Promise<Answered> {
  const { institutionsQuery } = await import('../../server/features/completion/schema.ts');
  const { institutionsAsOf } = await import('../../server/features/completion/institutions.ts');
  const { momentOf } = await import('../../server/features/completion/request.ts');
  const query = queryOf(institutionsQuery, { asOf: values['as-of'], knownAt: values['known-at'] });
  const moment = momentOf(query, present());
  const { findBanner } = await import('../../server/demonstration.ts');
  return context.withDatabase(async (db) => ({
    table: await institutionsAsOf(db, { ...moment, at: await askingAuthority(db, values.at) }),
    banner: await findBanner(db),
  }));
}

/** The headers are those of the published table's data file. */
async function outputOf({ table, banner }: Answered): Promise<FigureOutput> {
  const { institutionWorkbook, statusOf } = await import('../../server/features/completion/workbooks.ts');
  const { institutionView } = await import('../../server/features/completion/views.ts');
  const { started, notStarted, appsFiled } = table.totals;
  const workbook = institutionWorkbook(table, banner);
  const rows = table.rows.map((row) => [row.name, statusOf(row.started), row.appsFiled]);
  return {
    title: workbook.title ?? '',
    notes: [asOfLine(table.asked.asOf)],
    json: institutionView(table, banner),
    workbook,
    tsv: { headers: ['name', 'status', 'apps_filed'], rows },
    headers: ['学校名称', '开展情况', '备案 APP 数量'],
    rows: [...rows, ['合计', `已开展 ${started}，未开展 ${notStarted}`, appsFiled]],
  };
}
