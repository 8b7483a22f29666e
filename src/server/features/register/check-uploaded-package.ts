import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { knownSdks } from '../../../policy/app-packages/known-sdks.ts';
import type { PackageReport } from '../../../policy/app-packages/report.ts';
import { Failure } from '../../errors.ts';
import { drain } from '../../files/receive-upload.ts';
import { read } from '../../http/transactions.ts';
import type { Services } from '../../services.ts';
import { inspectInChild } from '../app-packages/inspector.ts';
import { checkPackage, inHandOf } from './check-package.ts';
import type { packageCheck } from './check-package-schema.ts';

const MB = 2 ** 20;
export const LARGEST_MEGABYTES = 500;
const LARGEST_FILE = LARGEST_MEGABYTES * MB;
/** Each takes a process; whoever comes later is asked to come again. */
const FILES_AT_ONCE = 2;

const busy = new WeakMap<Services, number>();

export interface UploadedCheck {
  /** Null for what is no package. */
  readonly check: z.infer<typeof packageCheck> | null;
  readonly report: PackageReport;
}

/**
 * Is the file of this multipart form the filed app? It is kept no longer than that takes.
 * @throws Failure `invalid` without a file, `too-large`, `unavailable` while others are being checked
 */
export async function checkUploadedPackage(request: FastifyRequest): Promise<UploadedCheck> {
  const { services } = request.server;
  const atOnce = busy.get(services) ?? 0;
  if (!request.isMultipart()) throw await refused(request, noFile());
  if (atOnce >= FILES_AT_ONCE) throw await refused(request, tooBusy());
  busy.set(services, atOnce + 1);
  try {
    const report = await inspected(request);
    const inHand = inHandOf(report);
    const check = inHand && (await read(request, (db) => checkPackage(db, inHand)));
    return { check: check ?? null, report };
  } finally {
    busy.set(services, (busy.get(services) ?? 1) - 1);
  }
}

async function inspected(request: FastifyRequest): Promise<PackageReport> {
  const { files } = request.server.services;
  try {
    const part = await request.file({ limits: { fileSize: LARGEST_FILE + 1 } });
    if (part === undefined) throw noFile();
    return await files.spool(part.file, LARGEST_FILE, (path, { size }) => {
      // A form without a script sends an empty file where none was chosen.
      if (size === 0) throw noFile();
      return inspectInChild({ path, size }, knownSdks);
    });
  } catch (error) {
    await drain(request);
    throw error instanceof Failure && error.kind === 'too-large' ? tooLarge() : error;
  }
}

async function refused(request: FastifyRequest, failure: Failure): Promise<Failure> {
  await drain(request);
  return failure;
}

const noFile = (): Failure =>
  new Failure('invalid', '没有收到文件。', { remedy: '请选择一个安装包（APK 或 IPA）后再核对。' });

const tooLarge = (): Failure =>
  new Failure('too-large', `安装包超过了 ${LARGEST_MEGABYTES} MB，没有核对。`, {
    remedy: '请改按包名和签名证书查询。',
  });

const tooBusy = (): Failure =>
  new Failure('unavailable', '现在核对安装包的人较多，没有处理。', {
    remedy: '请稍后再试；也可以按包名和证书查询。',
  });
