import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors.ts';
import type { TableFile } from './table.ts';

export interface ReceivedTable {
  readonly file: TableFile;
  /** The form's other fields, `dryRun` for one. */
  readonly fields: Readonly<Record<string, string>>;
}

const LIMIT_BYTES = 50 * 2 ** 20;

/**
 * The spreadsheet of a multipart form, in memory. The request's body becomes a description of it, so that a repeated
 * Idempotency-Key is compared with what was uploaded.
 * @throws Failure `invalid` without a file, `too-large`
 */
export async function receiveTable(request: FastifyRequest): Promise<ReceivedTable> {
  if (!request.isMultipart()) throw noFile();
  try {
    return await readForm(request);
  } catch (error) {
    // The rest of the form is read and dropped, so that the sender gets to see the answer.
    request.raw.unpipe();
    request.raw.resume();
    throw error;
  }
}

async function readForm(request: FastifyRequest): Promise<ReceivedTable> {
  const fields: Record<string, string> = {};
  let file: (TableFile & { readonly content: Buffer }) | undefined;
  for await (const part of request.parts({ limits: { fileSize: LIMIT_BYTES } })) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else file = { name: part.filename ?? '', content: await part.toBuffer() };
  }
  if (file === undefined) throw noFile();
  request.body = { name: file.name, sha256: sha256(file.content), ...fields };
  return { file, fields };
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

const noFile = (): Failure =>
  new Failure('invalid', '没有收到表格文件。', {
    remedy: '请以 multipart/form-data 提交，.xlsx 或 .csv 文件放在 file 字段中。',
  });
