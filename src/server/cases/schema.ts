import { z } from 'zod';
import { day, line } from '../../policy/form-parts.ts';

export const party = z.object({ id: z.number(), name: z.string() });

export const clockView = z
  .object({
    limit: z.string(),
    title: z.string(),
    startedOn: z.string(),
    dueOn: z.string().nullable(),
    workingDaysLeft: z.number().nullable(),
    label: z.string(),
    colour: z.enum(['ink', 'amber', 'red', 'overdue', 'pending']),
  })
  .meta({ id: 'Clock', description: 'dueOn null: the calendar of that year is not published (待日历发布).' });

export const caseView = z
  .object({
    id: z.number(),
    kind: z.string(),
    state: z.string(),
    stateTitle: z.string(),
    awaits: z.enum(['owner', 'authority', 'nobody']),
    title: z.string(),
    owner: party,
    authority: party,
    assigneeId: z.number().nullable(),
    clock: clockView.nullable(),
    version: z.number(),
    openedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'Case' });

const count = z.int('应为整数').min(0, '不能小于 0').max(250, '最多 250 个工作日');
const organisationId = z.int('应为编号').positive('应为编号');

/** What a queue can be filtered by. Numbers come as text in a query and as numbers in JSON. */
const filters = <Id extends z.ZodType<number>, Count extends z.ZodType<number>>(
  id: Id,
  workingDays: Count,
) => ({
  view: z.enum(['to-act', 'own', 'supervise'], '应为 to-act、own 或 supervise').default('to-act'),
  awaits: z.enum(['owner', 'authority', 'nobody'], '应为 owner、authority 或 nobody').default('authority'),
  kind: line(40).optional(),
  state: line(40).optional(),
  ownerId: id.optional(),
  dueBefore: day.optional(),
  dueWithin: workingDays.optional().describe('剩余工作日不超过此数，超期的包括在内'),
  title: line(100).optional(),
  assignee: z
    .enum(['mine', 'unassigned'], '应为 mine 或 unassigned')
    .optional()
    .describe('本人承办的，或尚未分配的'),
});

const page = {
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const queueQuery = z.object({
  ...filters(z.coerce.number().pipe(organisationId), z.coerce.number().pipe(count)),
  ...page,
});

/** The same filters, to be kept under a name. */
export const queueFilters = z.strictObject(filters(organisationId, count));

export const dueQuery = z.object({
  view: z.enum(['to-act', 'own', 'supervise'], '应为 to-act、own 或 supervise').default('to-act'),
  awaits: z.enum(['owner', 'authority'], '应为 owner 或 authority').default('authority'),
});

const cases = z.number();

export const dueCounts = z
  .object({
    overdue: cases,
    red: cases,
    amber: cases,
    ink: cases,
    pending: cases,
    none: cases,
    total: cases,
    more: z.boolean(),
  })
  .meta({
    id: 'DueCounts',
    description:
      'By the colour of the clock; none: no clock runs. more: the queue is longer than what was counted.',
  });

export const queuePage = z.object(page);

export const timelineEntry = z
  .object({
    seq: z.number(),
    effectiveAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    actor: z.string(),
    actorTitle: z.string(),
    action: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    body: z.unknown(),
    hash: z.string(),
  })
  .meta({ id: 'TimelineEntry' });

export const message = z
  .object({
    id: z.number(),
    organisationId: z.number(),
    caseId: z.number().nullable(),
    title: z.string(),
    text: z.string(),
    sentAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Message' });
