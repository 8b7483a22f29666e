import { z } from 'zod';
import { packageReport } from '../../../policy/app-packages/report.ts';
import { oneOf, paragraph } from '../../../policy/form-parts.ts';
import { APP_FEATURES } from '../../../policy/option-lists.ts';
import { contentOption, permissionOption } from '../../../policy/settings/options.ts';
import { filingParts, reasonList, version, violation } from '../../cases/filing-schema.ts';
import { caseView } from '../../cases/schema.ts';
import { versionDifferences } from '../register/app-versions-schema.ts';

export const filingView = z
  .object({
    ...caseView.shape,
    purpose: z.enum(['first', 'amendment']),
    amends: z.object({ id: z.number(), number: z.string().nullable(), name: z.string() }).nullable(),
    splitFrom: z.number().nullable(),
    published: z.array(z.object({ id: z.number(), key: z.string(), number: z.string().nullable() })),
    differences: z.array(
      z.object({ path: z.string(), label: z.string(), before: z.unknown(), after: z.unknown() }),
    ),
    ...filingParts,
  })
  .meta({
    id: 'ProviderFiling',
    description:
      'form: the draft for the provider, the last submission for others, people masked. differences: of an amendment from what is published, of a supplement from what was returned.',
  });

const decidedFinding = violation.extend({
  severity: z.enum(['violation', 'warning']),
  key: z.string(),
  decision: z.object({ outcome: z.enum(['accepted', 'to-return']), decidedAt: z.iso.datetime() }).nullable(),
});

export const findingDecision = z.strictObject({
  version,
  finding: z.string().regex(/^[0-9a-f]{64}$/, '应为核验页给出的提示标识'),
  outcome: z.enum(['accepted', 'to-return']),
});

export const verificationView = z
  .object({
    revision: z.number(),
    items: z.array(
      z.object({
        path: z.string(),
        label: z.string(),
        section: z.string(),
        findings: z.array(decidedFinding),
        enquiries: z.array(
          z.object({
            register: z.string(),
            title: z.string(),
            path: z.string(),
            declared: z.string(),
            result: z.enum(['found', 'not-found', 'by-hand', 'unavailable']),
            answer: z.string(),
          }),
        ),
        check: z
          .object({
            outcome: z.enum(['right', 'defect']),
            note: z.string().nullable(),
            checkedAt: z.iso.datetime(),
          })
          .nullable(),
      }),
    ),
    packages: z.array(
      z.object({
        path: z.string(),
        index: z.number(),
        file: z.number().nullable(),
        declared: z.object({
          version: z.string().nullable(),
          platform: z.string().nullable(),
          packageId: z.string().nullable(),
        }),
        report: packageReport.nullable(),
        earlier: z
          .object({
            version: z.string(),
            publishedOn: z.string().nullable(),
            versionCode: z.number().nullable(),
            differences: versionDifferences,
          })
          .nullable(),
      }),
    ),
    otherFindings: z.array(decidedFinding),
  })
  .meta({
    id: 'ProviderFilingVerification',
    description:
      'findings: automatic checks by the rules of today, each with what was decided of it; enquiries: outside registers beside what was declared; packages: what each install package says and proves beside what was declared, null while it is being inspected; earlier: the newest version that was published before.',
  });

const key = z.string().regex(/^[a-z0-9]{1,16}$/, '应为应用在备案表中的标识');

export const checksBody = z.strictObject({
  version,
  checks: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(100),
        outcome: z.enum(['right', 'defect']),
        note: paragraph(500).optional(),
      }),
    )
    .min(1, '请至少填写一项核验结果')
    .max(500, '一次最多 500 项')
    .refine((checks) => new Set(checks.map(({ path }) => path)).size === checks.length, '核验事项不能重复'),
});

/** What is public of the form: see declared.ts. */
export const declaration = z
  .object({
    version: z.string().nullable(),
    content: z.array(z.string()),
    permissions: z.array(z.string()),
    features: z.array(oneOf(APP_FEATURES)),
    training: z.boolean().nullable(),
    minorsMain: z.boolean().nullable(),
    timeLimit: z.string().nullable(),
    ageRange: z.string().nullable(),
    registersUsers: z.boolean().nullable(),
    collectsPersonalData: z.boolean().nullable(),
    personalData: z.array(z.object({ item: z.string(), purpose: z.string() })),
  })
  .meta({
    id: 'AppDeclaration',
    description: 'As the provider has declared and the province has verified it.',
  });

export const splitBody = z.strictObject({
  version,
  apps: z.array(key).min(1, '请选择要拆分的应用').max(100),
});

export const splitOffBody = splitBody.extend({ reasons: reasonList });

export const splitAnswer = z.object({ caseId: z.number() });

export const authorityList = z.object({
  items: z.array(z.object({ id: z.number(), name: z.string(), level: z.enum(['province', 'ministry']) })),
});

export const checkGround = z
  .object({
    facts: z.object({
      purpose: z.enum(['first', 'amendment']),
      submittedOn: z.string(),
      provider: z.object({
        kind: z.string(),
        level: z.string().nullable(),
        name: z.string(),
        creditCode: z.string().nullable(),
      }),
      authority: z.object({ level: z.string().nullable(), areaPrefix: z.string().nullable() }),
      filedElsewhere: z.string().optional(),
      kindsInScope: z.array(z.string()),
      contents: z.array(contentOption),
      permissions: z.array(permissionOption),
      underWay: z.array(z.string()),
      amended: z.object({ name: z.string(), status: z.string() }).optional(),
      oldestTarget: z.number(),
      supplementDueOn: z.string().nullable().optional(),
    }),
    circumstances: z.object({
      today: z.string(),
      territories: z.array(z.string()),
      addressees: z.array(z.string()),
    }),
  })
  .meta({
    id: 'ProviderFilingGround',
    description:
      'What the rules look at besides the form, for checking while one types; what needs the register or the calendar is told by check alone.',
  });
