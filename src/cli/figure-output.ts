import { writeFileSync } from 'node:fs';
import type { PlainTable } from '../server/tables/write-plain.ts';
import type { XlsxSource } from '../server/tables/write-xlsx.ts';
import { UsageError } from './command.ts';
import { textTable } from './text-table.ts';

/** A table of figures in every form in which a command can give it. */
export interface FigureOutput {
  readonly title: string;
  readonly notes: readonly string[];
  readonly tsv: PlainTable;
  readonly json: unknown;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly workbook: XlsxSource;
}

export const FORMATS = ['table', 'tsv', 'json', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export const OUTPUT_OPTIONS = { format: { type: 'string' }, out: { type: 'string' } } as const;
export const OUTPUT_USAGE = `[--format ${FORMATS.join('|')}] [--out <文件>]`;

interface OutputAsked {
  readonly format?: string | undefined;
  readonly out?: string | undefined;
}

/** By default a table for whoever sits at a terminal, TSV for a program. @throws UsageError */
export function formatOf({ format, out }: OutputAsked): Format {
  const standard = out?.endsWith('.xlsx') ? 'xlsx' : process.stdout.isTTY ? 'table' : 'tsv';
  const found = FORMATS.find((candidate) => candidate === (format ?? standard));
  if (found === undefined)
    throw new UsageError(`--format 应为 ${FORMATS.join('、')} 之一，而不是“${format}”。`);
  if (found === 'xlsx' && out === undefined)
    throw new UsageError('xlsx 请用 --out 指定文件，例如 --out 统计表.xlsx。');
  return found;
}

/** Prints the table, or writes it to the file that `--out` names. */
export async function putOut(
  output: FigureOutput,
  asked: OutputAsked,
  print: (line: string) => void,
): Promise<void> {
  const content = await CONTENT[formatOf(asked)](output);
  if (asked.out === undefined) return print(content.toString().trimEnd());
  writeFileSync(asked.out, content);
  print(`已写入 ${asked.out}`);
}

const CONTENT: Readonly<Record<Format, (output: FigureOutput) => Promise<string | Buffer>>> = {
  table: async ({ title, notes, headers, rows }) =>
    `${[title, ...notes, '', textTable(headers, rows)].join('\n')}\n`,
  json: async ({ json }) => `${JSON.stringify(json, null, 2)}\n`,
  async tsv({ tsv }) {
    const { writeTsv } = await import('../server/tables/write-plain.ts');
    return writeTsv(tsv);
  },
  async xlsx({ workbook }) {
    const { writeXlsx } = await import('../server/tables/write-xlsx.ts');
    return writeXlsx(workbook);
  },
};
