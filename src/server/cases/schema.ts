import { z } from 'zod';
import { line } from '../../policy/form-parts.ts';
import { legalDayText } from '../http/schemas.ts';

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
    clock: clockView.nullable(),
    version: z.number(),
    openedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'Case' });

export const queueQuery = z.object({
  view: z.enum(['to-act', 'own', 'supervise']).default('to-act'),
  awaits: z.enum(['owner', 'authority', 'nobody']).default('authority'),
  kind: line(40).optional(),
  state: line(40).optional(),
  ownerId: z.coerce.number().int().positive().optional(),
  dueBefore: legalDayText.optional(),
  title: line(100).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const timelineEntry = z
  .object({
    seq: z.number(),
    effectiveAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    actor: z.string(),
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
