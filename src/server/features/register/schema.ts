import { z } from 'zod';
import { day, line, oneOf, paragraph } from '../../../policy/form-parts.ts';
import { isProvinceCode } from '../../../policy/identifiers/region-code.ts';
import {
  APP_AUDIENCES,
  APP_KINDS,
  FUNCTION_TYPES,
  PLATFORMS,
  USE_NATURES,
} from '../../../policy/option-lists.ts';
import { APP_ORIGINS } from '../../../policy/register/option-lists.ts';
import { APP_STATUSES, registerAppStates, type StatusAction } from '../../../policy/register/states.ts';
import { foldText } from './search-text.ts';

const actions = registerAppStates.transitions.map(({ action }) => action) as [
  StatusAction,
  ...StatusAction[],
];
const limit = z.coerce.number().int().min(1).max(100).default(20);
const cursor = z.string().max(100).optional();
const PACKAGE_ID = /^[\w.-]+$/;

export const searchFilters = z.object({
  kind: oneOf(APP_KINDS).optional(),
  platform: oneOf(PLATFORMS).optional(),
  functionType: oneOf(FUNCTION_TYPES).optional(),
  audience: oneOf(APP_AUDIENCES).optional(),
  status: oneOf(APP_STATUSES).optional(),
  origin: oneOf(APP_ORIGINS).optional(),
  province: z
    .string()
    .regex(/^\d{2}$/, '应为 2 位省份代码，如 41')
    .refine(isProvinceCode, '不是省级代码')
    .optional()
    .meta({ description: '备案号中的省份代码，如 41。' }),
});

/** A search word: two characters at least, or nothing for the whole register. */
export const searchQuery = z.object({
  q: line(60)
    .refine((text) => text === '' || [...foldText(text)].length >= 2, '请至少输入两个字')
    .optional(),
  ...searchFilters.shape,
  limit,
  cursor,
  count: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'true：第一页同时回答符合条件的记录数，最多数到 1000。' }),
});

export const numberParam = z.object({ number: z.string().min(1).max(64) });

const status = oneOf(APP_STATUSES);
const nullableFlag = z.boolean().nullable();

/** The public fields of a record and no others (M 22). */
export const registerApp = z
  .object({
    id: z.number(),
    number: z.string().nullable(),
    name: z.string(),
    kind: oneOf(APP_KINDS),
    origin: oneOf(APP_ORIGINS),
    providerName: z.string(),
    providerId: z.number().nullable(),
    platforms: z.array(z.string()),
    functionTypes: z.array(z.string()),
    audience: z.array(z.string()),
    advertisements: nullableFlag,
    games: nullableFlag,
    charges: nullableFlag,
    status,
    statusSince: z.string(),
    filedOn: z.string().nullable(),
    source: z.string(),
    checkedOn: z.string(),
    amendmentSince: z.iso.datetime().nullable(),
    version: z.number(),
  })
  .meta({
    id: 'RegisterApp',
    description:
      'advertisements, games, charges: null where the record does not say. providerId: null where the provider has no page here. amendmentSince: 变更核验中 since then; what is shown holds until it is approved.',
  });

/** An install package of a published app. */
export const registerPackage = z.object({
  platform: oneOf(PLATFORMS),
  packageId: z.string(),
  certificateDigest: z
    .string()
    .nullable()
    .meta({ description: '签名证书的 SHA-256，十六进制；null：不掌握。' }),
  version: z.string(),
});

export const registerAppDetail = z
  .object({
    ...registerApp.shape,
    complaintChannel: z.string().nullable(),
    packages: z.array(registerPackage),
    history: z
      .array(
        z.object({
          status,
          since: z.string(),
          reason: z.string().nullable(),
          source: z.string().nullable(),
          recordedAt: z.iso.datetime(),
        }),
      )
      .meta({ description: 'Every status that the record has had, the latest first.' }),
  })
  .meta({ id: 'RegisterAppDetail' });

export const searchPage = z.object({
  items: z.array(registerApp),
  next: z.string().nullable(),
  count: z.number().optional(),
  countIsCapped: z.boolean().optional(),
});

export const packageParams = z.object({
  platform: oneOf(PLATFORMS),
  packageId: z.string().min(1).max(100).regex(PACKAGE_ID, '应为安卓包名或 iOS Bundle ID'),
});

export const appsFound = z.object({ items: z.array(registerApp) });

const askedNumber = z.strictObject({ number: z.string().min(1).max(64) });
const askedPackage = z.strictObject({
  platform: oneOf(PLATFORMS),
  packageId: line(200).min(1, '请填写包名'),
});
const AT_ONCE = '一次最多查询 1000 项，请分几次查询';

export const lookUpQuestions = z.strictObject({
  numbers: z.array(askedNumber.shape.number).max(1_000, AT_ONCE).optional(),
  packages: z.array(askedPackage).max(1_000, AT_ONCE).optional(),
});

export const lookUpResults = z.object({
  results: z
    .array(
      z.object({
        query: z.union([askedNumber, askedPackage]),
        found: z.boolean(),
        app: registerApp.nullable(),
        others: z.array(registerApp).meta({
          description:
            '其他同样符合的记录：几个应用声明了同一包名，或备案号多写了一位。状态为“已备案”的在前。',
        }),
      }),
    )
    .meta({ description: '先备案号、后包名，各按提问的次序。' }),
});

export const changesQuery = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .meta({ description: '上次回答中的 next；0 为从头开始。' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const changesPage = z.object({
  items: z.array(
    z.object({
      position: z.number(),
      change: z.enum(['published', 'updated', 'suspended', 'restored', 'revoked', 'withdrawn', 'reinstated']),
      status: status.nullable().meta({ description: '此次变化后的状态；null：状态没有变。' }),
      changedAt: z.iso.datetime(),
      app: registerApp.meta({ description: '该记录现在的内容，可能已含后面的变化。' }),
    }),
  ),
  next: z.number().meta({ description: '下次从这里继续。' }),
  more: z.boolean(),
});

export const idPageQuery = z.object({
  limit,
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, '翻页标记无效')
    .optional(),
});

export const providerPage = z.object({
  id: z.number(),
  name: z.string(),
  complaintChannel: z.string().nullable(),
  items: z.array(registerApp),
  next: z.string().nullable(),
});

/** The public fields of a use in force and no others (M 22): never legal person, contact or who attended. */
export const registerUse = z
  .object({
    id: z.number(),
    app: z.object({
      id: z.number(),
      number: z.string().nullable(),
      name: z.string(),
      kind: oneOf(APP_KINDS),
      status,
      complaintChannel: z.string().nullable(),
    }),
    status: z.enum(['in-use', 'flagged']),
    stopBy: z.string().nullable(),
    since: z.string(),
    nature: oneOf(USE_NATURES),
    audience: z.array(z.string()),
    stages: z.array(z.string()),
    scenes: z.array(z.string()),
    origin: z.string().nullable(),
    requiredBy: z.string().nullable(),
    requiredByDocument: z.string().nullable(),
    selfDevelopedSelfUsed: z.boolean(),
    collectiveDecision: z.boolean(),
    decidedBy: z.string().nullable(),
    decidedOn: z.string().nullable(),
    agreementSigned: z.boolean(),
    charges: nullableFlag,
    disguisedCharges: nullableFlag,
  })
  .meta({
    id: 'RegisterUse',
    description:
      'flagged: the filing of the app was suspended, revoked or withdrawn; the unit stops or replaces it by stopBy.',
  });

export const usesPage = z.object({
  organisation: z.object({ id: z.number(), name: z.string() }),
  items: z.array(registerUse),
  next: z.string().nullable(),
});

/** Who uses an app (M 22). */
export const appUsersPage = z.object({
  total: z.number(),
  items: z.array(
    z.object({ organisation: z.object({ id: z.number(), name: z.string() }), nature: oneOf(USE_NATURES) }),
  ),
  next: z.string().nullable(),
});

export const unitsQuery = z.object({
  q: line(60).refine((text) => [...foldText(text)].length >= 2, '请至少输入两个字'),
  ...idPageQuery.shape,
});

export const unitsFound = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      kind: z.enum(['school', 'authority', 'subordinate-unit']),
      authority: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

export const statusChange = z.strictObject({
  action: z.enum(actions),
  effectiveOn: day.meta({ description: 'First day on which the new status holds; not in the future.' }),
  reason: paragraph(500).min(1, '请写明理由；内容将公布，并通知使用单位'),
  source: line(200).min(1, '请写明来源，如决定或公告的名称和文号'),
  version: z.int().positive(),
});

export const statusChanged = z.object({
  app: registerApp,
  usesFlagged: z.number(),
  usesUnflagged: z.number(),
});
