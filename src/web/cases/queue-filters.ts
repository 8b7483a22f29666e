import type { Schema } from '../api/client.ts';
import type { Me } from '../api/me.ts';
import { mayDo } from '../api/me.ts';

/** What a queue is filtered by: the same in its address, in saved views and in the API. */
export type QueueFilters = Omit<Schema<'SavedView'>['filters'], 'ownerId'>;

const TEXTS = ['kind', 'state', 'dueBefore', 'title'] as const;

/** From an address that may have been written by hand; what makes no sense is left out. */
export function filtersOf(search: Readonly<Record<string, unknown>>, standard: QueueFilters): QueueFilters {
  const { view, awaits, assignee, dueWithin } = search;
  const texts = TEXTS.flatMap((key) => {
    const value = search[key];
    return typeof value === 'string' && value !== '' ? [[key, value] as const] : [];
  });
  return {
    view: oneOf(['to-act', 'own', 'supervise'], view) ?? standard.view,
    awaits: oneOf(['owner', 'authority', 'nobody'], awaits) ?? standard.awaits,
    ...Object.fromEntries(texts),
    ...(typeof dueWithin === 'number' && Number.isInteger(dueWithin) && dueWithin >= 0 && { dueWithin }),
    ...(assignee === 'mine' || assignee === 'unassigned' ? { assignee } : {}),
  };
}

/** An officer decides; everybody else has cases of their own. */
export function standardFilters(me: Me): QueueFilters {
  return mayDo(me, 'use-filing.decide')
    ? { view: 'to-act', awaits: 'authority' }
    : { view: 'own', awaits: 'owner' };
}

function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((each) => each === value);
}
