import { z } from 'zod';
import { packageFinding } from '../../../policy/app-packages/report.ts';
import { line } from '../../../policy/form-parts.ts';
import { PACKAGE_VERDICTS, type PackageVerdict } from '../../../policy/register/package-verdict.ts';
import { packageParams, registerApp } from './schema.ts';

export const packageCheck = z
  .object({
    verdict: z.enum(Object.keys(PACKAGE_VERDICTS) as [PackageVerdict, ...PackageVerdict[]]),
    title: z.string(),
    signerCompared: z.boolean(),
    packageId: z.string(),
    version: z.string().nullable(),
    app: registerApp.nullable(),
  })
  .meta({
    id: 'PackageCheck',
    description:
      'signerCompared: false where the register knows no signer of this package, or the question names none. app: the published record that the verdict speaks of.',
  });

export const fileCheck = z.object({
  check: packageCheck.nullable(),
  label: z.string().nullable(),
  certificates: z.array(z.object({ sha256: z.string(), scheme: z.string(), verified: z.boolean() })),
  findings: z.array(packageFinding),
});

export const packageQuestion = packageParams.strict().extend({
  certificateDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '应为证书 SHA-256 的 64 位小写十六进制数字')
    .optional(),
  version: line(50).optional(),
  name: line(100).optional(),
});
