import type { App } from '../../http/fastify.ts';
import { read } from '../../http/transactions.ts';
import { asked, checkPackage } from './check-package.ts';
import { fileCheck, packageCheck, packageQuestion } from './check-package-schema.ts';
import { checkUploadedPackage, LARGEST_MEGABYTES } from './check-uploaded-package.ts';

const tags = ['备案名录'];

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
    (request) => read(request, (db) => checkPackage(db, asked(request.body))),
  );
  fileRoute(app);
}

function fileRoute(app: App): void {
  app.post(
    '/api/v1/register/package-file-checks',
    {
      config: { access: 'public', limits: 'package-check' },
      schema: {
        tags,
        summary: '这个安装包是备案的应用吗：上传文件',
        description: `multipart/form-data，file 为安装包，不超过 ${LARGEST_MEGABYTES} MB。文件只在核对期间存放，随即删除。`,
        consumes: ['multipart/form-data'],
        response: { 200: fileCheck },
      },
    },
    async (request) => {
      const { check, report } = await checkUploadedPackage(request);
      const { label, certificates, findings } = report;
      return { check, label, certificates, findings };
    },
  );
}
