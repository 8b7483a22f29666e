import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Defect, Failure } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { write } from '../../http/transactions.ts';
import { receiveTable } from '../../tables/receive-table.ts';
import type { TableError } from '../../tables/table.ts';
import {
  type ExternalFilingTable,
  errorWorkbook,
  type FaultyImport,
  importExternalFilingTable,
  isFaulty,
  readExternalFilings,
} from './external-filing-file.ts';
import { importResult } from './schema.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Each is a sentence or two; the spreadsheet has them all. */
const MAX_DEFECTS = 1_000;

export function externalFilingRoutes(app: App): void {
  app.post(
    '/api/v1/register/external-filings/imports',
    {
      config: { access: 'register.manage' },
      schema: {
        tags: ['备案名录'],
        summary: '导入其他机构的备案记录：全部导入，或有错误时全部不导入',
        description: `multipart/form-data：file 为 .xlsx 或 .csv；dryRun=true 只试算，不保存。有错误时回答 422，逐格列出；请求头 Accept: ${XLSX} 时回答标出错误的工作簿。`,
        consumes: ['multipart/form-data'],
        response: { 200: importResult, 201: importResult },
      },
    },
    importList,
  );
}

async function importList(request: FastifyRequest, reply: FastifyReply) {
  const { file, fields } = await receiveTable(request);
  const dryRun = isDryRun(fields['dryRun']);
  const table = await readExternalFilings(file);
  try {
    return await write(request, reply, async (tx, occasion) => {
      const outcome = await importExternalFilingTable(tx, occasion, table, { dryRun });
      if (isFaulty(outcome)) throw new FaultyList(outcome);
      return { status: dryRun ? 200 : 201, body: { ...outcome, dryRun, rows: table.rows.length } };
    });
  } catch (error) {
    if (!(error instanceof FaultyList) || request.headers.accept !== XLSX) throw error;
    return await sendWorkbook(reply, table, error.faults);
  }
}

/** Rolls the transaction back; answered as a problem, or as a workbook to whoever asked for one. */
class FaultyList extends Failure {
  readonly faults: FaultyImport;

  constructor(faults: FaultyImport) {
    const { errors, errorCount } = faults;
    super('rule-violated', `名单有 ${errorCount} 处错误，整个文件没有导入。`, {
      remedy: '请逐格改正后重新上传整个文件。',
      defects: errors.slice(0, MAX_DEFECTS).map(defectOf),
    });
    this.faults = faults;
  }
}

function defectOf({ row, cell, column, message }: TableError): Defect {
  const field = cell ?? (row === undefined ? undefined : `第 ${row} 行`);
  return {
    ...(field === undefined ? {} : { field }),
    message: column === undefined || message.startsWith(column) ? message : `${column}：${message}`,
  };
}

function isDryRun(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new Failure('invalid', 'dryRun 应为 true 或 false。', {
    defects: [{ field: 'dryRun', message: '应为 true 或 false' }],
  });
}

async function sendWorkbook(
  reply: FastifyReply,
  table: ExternalFilingTable,
  faults: FaultyImport,
): Promise<FastifyReply> {
  const workbook = await errorWorkbook(table, faults, reply.server.services.banner);
  return reply
    .code(422)
    .type(XLSX)
    .header('content-disposition', 'attachment; filename="errors.xlsx"')
    .send(workbook);
}
