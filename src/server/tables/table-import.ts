import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { type Defect, Failure } from '../errors.ts';
import { statusOf } from '../http/failure-status.ts';
import type { App, RouteAccess } from '../http/fastify.ts';
import { write } from '../http/transactions.ts';
import type { Occasion } from '../occasion.ts';
import { receiveTable } from './receive-table.ts';
import type { Table, TableError, TableFile } from './table.ts';
import { writeErrorTable } from './write-error-table.ts';

/** Counts of what was stored, or everything that is wrong with the file. */
export type ImportOutcome = Readonly<Record<string, number>> | readonly TableError[];

/** A kind of list that can be taken over from a spreadsheet: all of it, or nothing if any row is at fault. */
export interface TableImport<Values> {
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: RouteAccess;
  /** Title of the workbook that marks the errors. */
  readonly errorTitle: string;
  readonly read: (file: TableFile) => Promise<Table<Values>>;
  /** Stores the rows of a table without errors, or says what only the database can tell is wrong. */
  readonly store: (
    tx: Tx,
    occasion: Occasion,
    table: Table<Values>,
    fields: Readonly<Record<string, string>>,
  ) => Promise<ImportOutcome>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Each is a sentence or two; the workbook has them all. */
const MAX_DEFECTS = 1_000;

const importResult = z
  .object({ dryRun: z.boolean(), rows: z.number(), counts: z.record(z.string(), z.number()) })
  .meta({ id: 'ImportResult' });

/** `POST path`: 201 with counts, 200 for a dry run, 422 with every error by row and cell. */
export function importRoute<Values>(app: App, definition: TableImport<Values>): void {
  const { path, tag, summary, access } = definition;
  app.post(
    path,
    {
      config: { access },
      schema: {
        tags: [tag],
        summary,
        description: `multipart/form-data：file 为 .xlsx 或 .csv；dryRun=true 只试算，不保存。有错误时整个文件不导入，逐格列出；请求头 Accept: ${XLSX} 时回答标出错误的工作簿。`,
        consumes: ['multipart/form-data'],
        response: { 200: importResult, 201: importResult },
      },
    },
    (request, reply) => answerImport(definition, request, reply),
  );
}

async function answerImport<Values>(
  definition: TableImport<Values>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { file, fields } = await receiveTable(request);
  const dryRun = isDryRun(fields['dryRun']);
  const table = await definition.read(file);
  try {
    return await write(request, reply, async (tx, occasion) => {
      const counts = await importTable(tx, occasion, definition, { table, fields, dryRun });
      return { status: dryRun ? 200 : 201, body: { dryRun, rows: table.rows.length, counts } };
    });
  } catch (error) {
    if (!(error instanceof FaultyTable) || request.headers.accept !== XLSX) throw error;
    const banner = request.server.services.banner;
    return sendWorkbook(
      reply.code(statusOf(error.kind)),
      await errorWorkbook(definition, table, error.errors, banner),
    );
  }
}

/**
 * Stores the table, or with `dryRun` does everything and takes it back.
 * @throws FaultyTable with every error of the file
 */
export async function importTable<Values>(
  tx: Tx,
  occasion: Occasion,
  { store }: Pick<TableImport<Values>, 'store'>,
  {
    table,
    fields,
    dryRun,
  }: { table: Table<Values>; fields: Readonly<Record<string, string>>; dryRun: boolean },
): Promise<Readonly<Record<string, number>>> {
  await sql`SAVEPOINT import`.execute(tx);
  const outcome = await store(tx, occasion, table, fields);
  const found = isFaulty(outcome) ? outcome : [];
  if (table.errorCount + found.length > 0) throw new FaultyTable([...table.errors, ...found].toSorted(byRow));
  if (dryRun) await sql`ROLLBACK TO SAVEPOINT import`.execute(tx);
  return isFaulty(outcome) ? {} : outcome;
}

function isFaulty(outcome: ImportOutcome): outcome is readonly TableError[] {
  return Array.isArray(outcome);
}

function byRow(a: TableError, b: TableError): number {
  return (a.row ?? 0) - (b.row ?? 0);
}

/** Rolls the transaction back; answered as a problem, or as a workbook to whoever asked for one. */
export class FaultyTable extends Failure {
  readonly errors: readonly TableError[];

  constructor(errors: readonly TableError[]) {
    super('rule-violated', `名单有 ${errors.length} 处错误，整个文件没有导入。`, {
      remedy: '请逐格改正后重新上传整个文件。',
      defects: errors.slice(0, MAX_DEFECTS).map(defectOf),
    });
    this.errors = errors;
  }
}

function defectOf({ row, cell, column, message }: TableError): Defect {
  const field = cell ?? (row === undefined ? undefined : `第 ${row} 行`);
  return {
    ...(field === undefined ? {} : { field }),
    message: column === undefined ? message : `${column}：${message}`,
  };
}

/** The faulty rows as typed, their faulty cells marked; corrected, it can be uploaded as it is. */
export function errorWorkbook<Values>(
  { errorTitle }: Pick<TableImport<Values>, 'errorTitle'>,
  table: Table<Values>,
  errors: readonly TableError[],
  banner: string | null,
): Promise<Buffer> {
  const rows = [...table.rows, ...table.faultyRows].toSorted((a, b) => a.rowNumber - b.rowNumber);
  return writeErrorTable({
    title: errorTitle,
    ...(banner === null ? {} : { banner }),
    headers: table.headers,
    rows,
    errors,
  });
}

function isDryRun(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new Failure('invalid', 'dryRun 应为 true 或 false。', {
    defects: [{ field: 'dryRun', message: '应为 true 或 false' }],
  });
}

function sendWorkbook(reply: FastifyReply, workbook: Buffer): FastifyReply {
  return reply.type(XLSX).header('content-disposition', 'attachment; filename="errors.xlsx"').send(workbook);
}
