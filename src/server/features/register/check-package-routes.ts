import type { FastifyRequest } from 'fastify';
import { knownSdks } from '../../../policy/app-packages/known-sdks.ts';
import type { PackageReport } from '../../../policy/app-packages/report.ts';
import { Failure } from '../../errors.ts';
import { drain } from '../../files/receive-upload.ts';
import type { App } from '../../http/fastify.ts';
import { read } from '../../http/transactions.ts';
import { inspectInChild } from '../app-packages/inspector.ts';
import { checkPackage, inHandOf } from './check-package.ts';
import { fileCheck, packageCheck, packageQuestion } from './check-package-schema.ts';

const tags = ['备案名录'];
const MB = 2 ** 20;
const LARGEST_FILE = 500 * MB;
/** Each takes a process; whoever comes later is asked to come again. */
const FILES_AT_ONCE = 2;

export function packageCheckRoutes(app: App): void {
  app.post(
    '/api/v1/register/package-checks',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags,
        summary: '这个安装包是备案的应用吗：按包名和证书',
        description:
          'certificateDigest：签名证书的 SHA-256。给出 version 时同时核对版本；给出 name 时同时查找同名的备案应用。',
        body: packageQuestion,
        response: { 200: packageCheck },
      },
    },
    (request) =>
      read(request, (db) => {
        const { platform, packageId, certificateDigest, version, name } = request.body;
        return checkPackage(db, {
          platform,
          packageId,
          certificates: certificateDigest === undefined ? [] : [certificateDigest],
          version: version ?? null,
          name: name ?? null,
          isTampered: false,
        });
      }),
  );
  fileRoute(app);
}

function fileRoute(app: App): void {
  let busy = 0;
  app.post(
    '/api/v1/register/package-file-checks',
    {
      config: { access: 'public', limits: 'package-check' },
      schema: {
        tags,
        summary: '这个安装包是备案的应用吗：上传文件',
        description: `multipart/form-data，file 为安装包，不超过 ${LARGEST_FILE / MB} MB。文件只在核对期间存放，随即删除。`,
        consumes: ['multipart/form-data'],
        response: { 200: fileCheck },
      },
    },
    async (request) => {
      if (!request.isMultipart()) throw await refused(request, noFile());
      if (busy >= FILES_AT_ONCE) throw await refused(request, tooBusy());
      busy += 1;
      try {
        const report = await inspected(request);
        const inHand = inHandOf(report);
        const { label, certificates, findings } = report;
        const check = inHand && (await read(request, (db) => checkPackage(db, inHand)));
        return { check: check ?? null, label, certificates, findings };
      } finally {
        busy -= 1;
      }
    },
  );
}

async function inspected(request: FastifyRequest): Promise<PackageReport> {
  const { files } = request.server.services;
  try {
    const part = await request.file({ limits: { fileSize: LARGEST_FILE + 1 } });
    if (part === undefined) throw noFile();
    return await files.spool(part.file, LARGEST_FILE, (path, { size }) =>
      inspectInChild({ path, size }, knownSdks),
    );
  } catch (error) {
    await drain(request);
    throw error;
  }
}

async function refused(request: FastifyRequest, failure: Failure): Promise<Failure> {
  await drain(request);
  return failure;
}

const noFile = (): Failure =>
  new Failure('invalid', '没有收到文件。', { remedy: '请选择一个安装包（APK 或 IPA）后再核对。' });

const tooBusy = (): Failure =>
  new Failure('unavailable', '现在核对安装包的人较多，没有处理。', {
    remedy: '请稍后再试；也可以按包名和证书查询。',
  });
