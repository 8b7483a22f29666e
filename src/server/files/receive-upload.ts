import { finished } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { errorCode } from '../db/error-code.ts';
import { Failure } from '../errors.ts';
import { cleanFileName } from './file-names.ts';
import type { ByteSource, FileStore, StoredFile } from './file-store.ts';
import type { Scan } from './files.ts';
import { type MediaType, mediaTypeOf, nameFor } from './media-type.ts';
import { scanUpload, type VirusScanner } from './virus-scanner.ts';

export interface Upload {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly stored: StoredFile;
  readonly scan: Scan;
  /** The form's other fields. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What a refused sender may still send before the connection is cut; a browser shows an answer only once it is through. */
const DRAIN_LIMIT = 512 * 2 ** 20;

/** Stores the one file of a multipart form. @throws Failure, having let the sender finish */
export async function receiveUpload(request: FastifyRequest, limitBytes: number): Promise<Upload> {
  const { files, virusScanner } = request.server.services;
  if (!request.isMultipart()) throw notAForm();
  try {
    return await readForm(request, files, { limitBytes, virusScanner });
  } catch (error) {
    await drain(request);
    throw isFormError(error) ? brokenForm() : error;
  }
}

interface Reception {
  readonly limitBytes: number;
  readonly virusScanner: VirusScanner | null;
}

async function readForm(
  request: FastifyRequest,
  files: FileStore,
  { limitBytes, virusScanner }: Reception,
): Promise<Upload> {
  const inspect = async (bytes: ByteSource) => ({
    mediaType: await mediaTypeOf(bytes),
    scan: await scanUpload(virusScanner, bytes),
  });
  const fields: Record<string, string> = {};
  let file: Omit<Upload, 'fields'> | undefined;
  // One byte more than allowed, so that the store sees it and refuses.
  for await (const part of request.parts({ limits: { fileSize: limitBytes + 1 } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value);
      continue;
    }
    const name = cleanFileName(part.filename ?? '');
    const { stored, inspected } = await files.write(part.file, { limitBytes, inspect });
    file = { ...inspected, name: nameFor(inspected.mediaType, name), stored };
  }
  if (file === undefined) throw notAForm();
  return { ...file, fields };
}

const notAForm = (): Failure =>
  new Failure('invalid', '没有收到文件。', {
    remedy: '请以 multipart/form-data 提交，文件放在 file 字段中。',
  });

/** What the parser says of a form that breaks off, has too many parts, or parts that nobody asked for. */
function isFormError(error: unknown): boolean {
  if (errorCode(error)?.startsWith('FST_') === true) return true;
  return error instanceof Error && /unexpected end of multipart|boundary not found/i.test(error.message);
}

const brokenForm = (): Failure =>
  new Failure('invalid', '上传的内容不完整或格式不正确，没有保存。', {
    remedy: '请重新上传，每次一个文件；如多次失败，请检查网络。',
  });

/** Reads the rest of what a refused sender sends, within limits. */
export async function drain({ raw }: FastifyRequest): Promise<void> {
  let received = 0;
  raw.unpipe();
  raw.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > DRAIN_LIMIT) raw.destroy();
  });
  raw.resume();
  // A sender that goes away has nobody left to be answered.
  await finished(raw).catch(() => undefined);
}
