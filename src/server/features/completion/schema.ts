import { z } from 'zod';
import { METRIC_IDS, ROSTERS } from '../../../policy/completion/metrics.ts';
import { MAX_TREND_DAYS, STEPS } from '../../../policy/completion/trend-days.ts';
import { day } from '../../../policy/form-parts.ts';
import type { OrganisationId } from '../../../policy/ids.ts';

const MAX_PAGE = 200;

const organisationId = z.coerce
  .number('应为机构编号')
  .int('应为机构编号')
  .positive('应为机构编号')
  .max(Number.MAX_SAFE_INTEGER, '应为机构编号')
  .transform((id) => id as OrganisationId);
const at = organisationId
  .optional()
  .meta({ description: 'The asking authority; by default the only province, or the root of several.' });
const asOf = day
  .optional()
  .meta({ description: 'The figure is of the end of this Shanghai day; default today.' });
const knownAt = z.iso
  .datetime({ offset: true, error: '应为带时区的时刻，例如 2020-08-18T00:00:00Z' })
  .optional()
  .meta({
    description:
      'Only what was recorded by then counts; default now. Reproduces a figure of the past exactly.',
  });
const metric = z.enum(METRIC_IDS, `指标应为 ${METRIC_IDS.join('、')} 之一`).default('confirmed');
const roster = z.enum(ROSTERS, `统计范围应为 ${ROSTERS.join('、')} 之一`).default('region-schools');
const by = z.literal('region', '目前只能按区域（region）统计').default('region');
const truth = z
  .enum(['true', 'false'], '应为 true 或 false')
  .transform((text) => text === 'true')
  .optional();

/** Strict: a misspelt date must not be answered with another day's figures. */
export const tableQuery = z.strictObject({ by, at, asOf, knownAt, metric, roster });
export const institutionsQuery = z.strictObject({ at, asOf, knownAt });
export const trendQuery = z.strictObject({
  at,
  knownAt,
  metric,
  roster,
  from: day.optional(),
  to: day.optional(),
  step: z.enum(STEPS, `间隔应为 ${STEPS.join('、')} 之一`).default('week'),
  dates: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(day).min(1).max(MAX_TREND_DAYS, `最多 ${MAX_TREND_DAYS} 天`))
    .optional()
    .meta({ description: 'Days separated by commas, instead of from, to and step.' }),
});
export const schoolsQuery = z.strictObject({
  at: organisationId,
  asOf,
  knownAt,
  metric,
  done: truth,
  direct: truth.meta({
    description: 'Only schools that hang on the authority itself (局直), or only the others.',
  }),
  cursor: organisationId.optional().meta({ description: 'next of the page before.' }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE, `每页最多 ${MAX_PAGE} 所`).default(50),
});

const instant = z.iso.datetime();
const named = z.object({ id: z.number(), name: z.string() });
const figure = { numerator: z.number(), denominator: z.number(), rate: z.string() };
const definition = {
  title: z.string(),
  at: named,
  roster: z.string(),
  counts: z.string(),
  exclusions: z.string(),
  banner: z.string().nullable(),
};
const asked = { metric: z.enum(METRIC_IDS), asOf: z.string(), knownAt: instant };

export const regionTable = z
  .object({
    ...asked,
    rows: z.array(z.object({ seq: z.number(), region: named, ...figure })),
    total: z.object(figure),
    ...definition,
  })
  .meta({
    id: 'CompletionTable',
    description: 'rate as printed. The row of schools that hang on the asking authority itself bears its id.',
  });

export const institutionTable = z
  .object({
    asOf: z.string(),
    knownAt: instant,
    rows: z.array(
      z.object({ name: z.string(), status: z.enum(['已开展', '未开展']), appsFiled: z.number() }),
    ),
    totals: z.object({ started: z.number(), notStarted: z.number(), appsFiled: z.number() }),
    ...definition,
  })
  .meta({ id: 'InstitutionTable' });

export const trendTable = z
  .object({
    metric: z.enum(METRIC_IDS),
    knownAt: instant,
    points: z.array(z.object({ asOf: z.string(), ...figure })),
    ...definition,
  })
  .meta({ id: 'CompletionTrend' });

export const schoolPage = z
  .object({
    ...asked,
    at: named,
    items: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        code: z.string().nullable(),
        done: z.boolean(),
        since: instant.nullable(),
        apps: z.array(z.object({ id: z.number(), name: z.string(), confirmed: z.boolean() })),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({
    id: 'CompletionSchools',
    description: 'since: when the school began to count, without interruption.',
  });
