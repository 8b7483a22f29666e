import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { signIn } from '../../bench/submission-drafts.ts';
import type { CaseId } from '../../src/policy/ids.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { compareWithTimelines } from '../../src/server/features/completion/recompute.ts';
import { type NewDraft, openDrafts } from '../../src/server/features/use-filing/drafts.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { halfDoneApprovals } from '../builders/approvals.ts';
import { deviationsIn } from '../builders/deviations.ts';
import type { Tree } from '../builders/organisations.ts';
import { aRegisterApp } from '../builders/register.ts';
import { aUseFilingForm } from '../builders/use-filing.ts';
import { verifiedFilings } from '../builders/verified-filings.ts';

/** One thing that somebody is about to do. */
export interface Step {
  readonly caseId: CaseId;
  readonly token: string;
  readonly path: string;
  readonly body: { readonly version: number };
  /** The same each time that it is tried. */
  readonly key: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly title: string;
}

export type Ask = (step: Step) => Promise<Answer>;

interface Amount {
  readonly approvals: number;
  readonly submissions: number;
  readonly now: Date;
}

const CLIENTS = 8;
const SCHOOLS = [
  'shiheSchool',
  'shiheMiddleSchool',
  'pingqiaoSchool',
  'zhongyuanSchool',
  'gushiSchool',
] as const;

/** Provider filings that only have to be approved and use filings that only have to be submitted, in turn. */
export async function prepareWork(db: Kysely<DB>, tree: Tree, amount: Amount): Promise<Step[]> {
  const approvals = await prepareApprovals(db, tree, amount);
  const submissions = await prepareSubmissions(db, tree, amount);
  const longer = Math.max(approvals.length, submissions.length);
  return Array.from({ length: longer }, (_, index) => [approvals[index], submissions[index]])
    .flat()
    .filter((step) => step !== undefined);
}

async function prepareApprovals(
  db: Kysely<DB>,
  { henan }: Tree,
  { approvals, now }: Amount,
): Promise<Step[]> {
  const tokens = await signIn(
    db,
    Array.from({ length: CLIENTS }, () => henan),
    { role: 'officer', now },
  );
  const filings = await verifiedFilings(db, { count: approvals, authorityId: henan, now });
  return filings.map((caseId, index) => ({
    caseId,
    token: tokens[index % CLIENTS] ?? '',
    path: `/api/v1/provider-filings/${caseId}/approval`,
    body: { version: 2 },
    key: `approval-${caseId}`,
  }));
}

async function prepareSubmissions(db: Kysely<DB>, tree: Tree, { submissions, now }: Amount): Promise<Step[]> {
  const schools = SCHOOLS.map((name) => tree[name]);
  const tokens = await signIn(db, schools, { role: 'clerk', now });
  const drafts: NewDraft[] = [];
  for (let index = 0; index < submissions; index += 1) {
    const form = aUseFilingForm({ app: { registerId: await aRegisterApp(db) } });
    drafts.push({ organisationId: schools[index % schools.length] ?? tree.shiheSchool, form });
  }
  const occasion = occasionOfProgram('torture', now, listeners([]));
  const ids = await transaction(db, (tx) => openDrafts(tx, occasion, 'first', drafts));
  return ids.map((caseId, index) => ({
    caseId,
    token: tokens[index % tokens.length] ?? '',
    path: `/api/v1/use-filings/${caseId}/submission`,
    body: { version: 1 },
    key: `submission-${caseId}`,
  }));
}

/** What has been answered 503 so far. */
export interface Told {
  refusals: number;
}

/**
 * Several clients at once put every step through, each tried again under its key until there is a receipt; when a third
 * are through, something happens. Whatever else than 201 is answered must be a 503 that a clerk understands.
 */
export async function workThrough(
  steps: readonly Step[],
  ask: Ask,
  disturb: (told: Told) => Promise<void>,
): Promise<Told> {
  const waiting = steps.toReversed();
  const told: Told = { refusals: 0 };
  let acknowledged = 0;
  let disturbance: Promise<void> | undefined;
  const client = async (): Promise<void> => {
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      await putThrough(step, ask, told);
      acknowledged += 1;
      if (acknowledged >= steps.length / 3) disturbance ??= disturb(told);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await disturbance;
  return told;
}

async function putThrough(step: Step, ask: Ask, told: Told): Promise<void> {
  for (;;) {
    const answer = await ask(step);
    if (answer.status === 201) return;
    const said = `${step.path}: ${JSON.stringify(answer)}`;
    assert.equal(answer.status, 503, said);
    assert.match(answer.type, /^application\/problem\+json/, said);
    assert.match(answer.title, /\p{Script=Han}/u, said);
    told.refusals += 1;
    await sleep(20);
  }
}

/** Every client has been told at least once. */
export async function untilAllAreTold(told: Told): Promise<void> {
  while (told.refusals < 2 * CLIENTS) await sleep(20);
}

/** Whatever was acknowledged is there, once; nothing is there by halves; chains, numbers and completion agree. */
export async function ensureIntact(
  database: { readonly db: Kysely<DB>; readonly url: string },
  acknowledged: readonly Step[],
): Promise<void> {
  const { db } = database;
  const { rows } = await sql<{ id: CaseId }>`
    SELECT id FROM unnest(${acknowledged.map(({ caseId }) => caseId)}::bigint[]) AS step(id)
    WHERE (SELECT count(*) FROM entries JOIN cases ON cases.id = stream_id AND cases.state = to_state
      WHERE stream_kind = 'case' AND stream_id = step.id AND action IN ('approve', 'submit')) <> 1`.execute(
    db,
  );
  assert.deepEqual(rows, [], 'acknowledged, and not there once');
  assert.deepEqual(await halfDoneApprovals(db), []);
  assert.deepEqual(await deviationsIn(database), []);
  assert.deepEqual((await compareWithTimelines(db)).examples, []);
}
