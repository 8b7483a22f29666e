import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { TableError } from '../../server/tables/table.ts';
import type { TableImport } from '../../server/tables/table-import.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';

interface Noun {
  /** What the command line calls it. */
  readonly name: string;
  readonly title: string;
  /** Loaded when it is asked for. */
  readonly load: () => Promise<ImportFile>;
}

type ImportFile = (path: string, context: CommandContext, options: Options) => Promise<number>;

interface Options {
  readonly dryRun: boolean;
  readonly effectiveOn: string | undefined;
  readonly errorFile: string | undefined;
}

/** What can be imported: `organisations`, `external-filings`. A new noun is one entry here. */
const nouns: readonly Noun[] = [
  {
    name: 'organisations',
    title: '机构名册',
    load: async () => {
      const { organisationImport } = await import('../../server/features/organisations/import-routes.ts');
      return importerOf(organisationImport(() => () => true));
    },
  },
  {
    name: 'external-filings',
    title: '外省、教育部、原系统和平台方的备案记录',
    load: async () => {
      const { externalFilingImport } = await import(
        '../../server/features/register/external-filing-import.ts'
      );
      return importerOf(externalFilingImport);
    },
  },
];

const FAILED = 1;
/** Lines of errors that are printed; the workbook has them all. */
const SHOWN = 50;

export const importCommand: Command = {
  name: 'import',
  summary: `从 .xlsx 或 .csv 导入：${nouns.map(({ name, title }) => `${name}（${title}）`).join('、')}`,
  usage: `<${nouns.map(({ name }) => name).join('|')}> <文件> [--dry-run] [--effective-on <日期>] [--errors <错误清单.xlsx>]`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'effective-on': { type: 'string' },
        errors: { type: 'string' },
      },
    });
    const { noun, path } = askedOf(positionals);
    const runImport = await noun.load();
    return runImport(path, context, {
      dryRun: values['dry-run'],
      effectiveOn: values['effective-on'],
      errorFile: values.errors,
    });
  },
};

function askedOf(positionals: readonly string[]): { noun: Noun; path: string } {
  const [name = '', path, ...more] = positionals;
  const noun = nouns.find((candidate) => candidate.name === name);
  if (noun === undefined)
    throw new UsageError(`请写明导入什么：${nouns.map((each) => each.name).join('、')}。`);
  if (path === undefined || more.length > 0) throw new UsageError('请写明一个文件。');
  if (!existsSync(path)) throw new UsageError(`找不到文件 ${path}。`);
  return { noun, path };
}

function importerOf<Values>(definition: TableImport<Values>): ImportFile {
  return (path, context, options) => importFile(definition, { path, context, options });
}

async function importFile<Values>(
  definition: TableImport<Values>,
  { path, context, options }: { path: string; context: CommandContext; options: Options },
): Promise<number> {
  const { withDatabase, print } = context;
  const { dryRun, effectiveOn, errorFile } = options;
  const { errorWorkbook, FaultyTable, importTable } = await import('../../server/tables/table-import.ts');
  const { transaction } = await import('../../server/db/database.ts');
  const occasion = await occasionOfCommand();
  const table = await definition.read({ name: basename(path), content: { path } });
  const fields = effectiveOn === undefined ? {} : { effectiveOn };
  try {
    const counts = await withDatabase((db) =>
      transaction(db, (tx) => importTable(tx, occasion, definition, { table, fields, dryRun })),
    );
    print(`rows\t${table.rows.length}`);
    for (const [name, count] of Object.entries(counts)) print(`${name}\t${count}`);
    print(dryRun ? '这是试算，什么也没有保存。' : '导入完成。');
    return 0;
  } catch (error) {
    if (!(error instanceof FaultyTable)) throw error;
    printErrors(error.errors, print);
    if (errorFile === undefined) print('加 --errors <文件.xlsx> 可得到标出错误的表格。');
    else {
      writeFileSync(errorFile, await errorWorkbook(definition, table, error.errors, null));
      print(`错误清单已写入 ${errorFile}`);
    }
    return FAILED;
  }
}

async function occasionOfCommand() {
  const { featureListeners } = await import('../../server/features.ts');
  const { occasionOfProgram } = await import('../../server/occasion.ts');
  return occasionOfProgram('command-line', new Date(), featureListeners);
}

function printErrors(errors: readonly TableError[], print: CommandContext['print']): void {
  for (const { row, cell, column, message } of errors.slice(0, SHOWN)) {
    const place = cell ?? (row === undefined ? '' : `第 ${row} 行`);
    print([place, column ?? '', message].filter((part) => part !== '').join('\t'));
  }
  if (errors.length > SHOWN) print('……');
  print(`有 ${errors.length} 处错误，整个文件没有导入。`);
}
