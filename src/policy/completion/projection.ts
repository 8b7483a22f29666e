import type { CaseId, OrganisationId, RegisterAppId } from '../ids.ts';

export type StoredMetric = 'started' | 'filed' | 'confirmed';

/** What a case's timeline says that matters to completion. */
export interface CompletionEvent {
  readonly caseId: CaseId;
  readonly purpose: 'first' | 'amendment' | 'stop' | 'no-use';
  readonly action: string;
  readonly organisationId: OrganisationId;
  /** Null for a declaration of no use. */
  readonly appId: RegisterAppId | null;
  readonly at: Date;
}

/**
 * What an event does to the periods in which an organisation counts. `open` begins one unless one runs; `close` ends
 * the one that runs; `erase` makes it never have been, as far as is known from now on.
 */
export interface PeriodChange {
  readonly effect: 'open' | 'close' | 'erase';
  readonly metric: StoredMetric;
  readonly organisationId: OrganisationId;
  readonly appId: RegisterAppId | null;
  readonly caseId: CaseId;
  readonly at: Date;
}

type Step = readonly [effect: PeriodChange['effect'], metric: StoredMetric, of?: 'no-use'];

/**
 * The whole definition of what counts from when until when, as facts gap 4 has it. A pending re-confirmation or a
 * suspended app ends nothing; withdrawal, stopping use and annulment do. A confirmed use ends the declaration of no use.
 */
const SUBMITTED: readonly Step[] = [
  ['open', 'started'],
  ['open', 'filed'],
];
const WITHDRAWN: readonly Step[] = [['close', 'filed']];
const ANNULLED: readonly Step[] = [
  ['close', 'filed'],
  ['erase', 'confirmed'],
];

const EFFECTS: Readonly<Record<CompletionEvent['purpose'], Readonly<Record<string, readonly Step[]>>>> = {
  first: {
    submit: SUBMITTED,
    confirm: [
      ['open', 'confirmed'],
      ['close', 'filed', 'no-use'],
      ['close', 'confirmed', 'no-use'],
    ],
    withdraw: WITHDRAWN,
    annul: ANNULLED,
  },
  // What it amends counts already, and goes on counting whatever becomes of the amendment.
  amendment: {},
  stop: {
    confirm: [
      ['close', 'filed'],
      ['close', 'confirmed'],
    ],
  },
  'no-use': {
    submit: SUBMITTED,
    confirm: [['open', 'confirmed']],
    withdraw: WITHDRAWN,
    annul: ANNULLED,
  },
};

/** What an entry of a timeline must be to matter here. */
export const COMPLETION_PURPOSES = Object.keys(EFFECTS) as CompletionEvent['purpose'][];
export const COMPLETION_ACTIONS = [...new Set(Object.values(EFFECTS).flatMap(Object.keys))];

export function changesOf(event: CompletionEvent): PeriodChange[] {
  const steps = EFFECTS[event.purpose][event.action] ?? [];
  return steps.map(([effect, metric, of]) => ({
    effect,
    metric,
    organisationId: event.organisationId,
    appId: metric === 'started' || of === 'no-use' ? null : event.appId,
    caseId: event.caseId,
    at: event.at,
  }));
}

/** A period as known during another. `null` ends: it lasts, we believe it still. */
export interface Period {
  readonly organisationId: OrganisationId;
  readonly metric: StoredMetric;
  readonly appId: RegisterAppId | null;
  readonly caseId: CaseId;
  readonly from: Date;
  readonly to: Date | null;
  readonly recordedFrom: Date;
  readonly recordedTo: Date | null;
}

/**
 * All periods that the changes lead to. Changes come in the order in which they were recorded, and none holds from
 * before what was recorded ahead of it: not of a transition that waited for its turn, nor after a clock was set back.
 */
export function periodsOf(changes: Iterable<PeriodChange>): Period[] {
  const running = new Map<string, Period>();
  const latest = new Map<OrganisationId, Date>();
  const past: Period[] = [];
  for (const said of changes) {
    const change = { ...said, at: laterOf(said.at, latest.get(said.organisationId)) };
    const key = `${change.metric} ${change.organisationId} ${change.appId}`;
    const current = running.get(key);
    if ((change.effect === 'open') === (current !== undefined)) continue;
    latest.set(change.organisationId, change.at);
    running.delete(key);
    if (current === undefined) running.set(key, opened(change));
    else past.push(...ended(current, change));
  }
  return [...past, ...running.values()];
}

function laterOf(at: Date, other: Date | undefined): Date {
  return other !== undefined && other > at ? other : at;
}

function opened({ organisationId, metric, appId, caseId, at }: PeriodChange): Period {
  return { organisationId, metric, appId, caseId, from: at, to: null, recordedFrom: at, recordedTo: null };
}

/** What we believed until now, and what we know from now on. */
function ended(current: Period, { effect, at }: PeriodChange): Period[] {
  const believed = { ...current, recordedTo: at };
  return effect === 'erase' ? [believed] : [believed, { ...current, to: at, recordedFrom: at }];
}
