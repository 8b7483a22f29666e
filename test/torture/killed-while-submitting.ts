import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/server/config.ts';
import { clusterFolder } from '../../src/server/db/cluster.ts';
import { openDatabase, transaction } from '../../src/server/db/database.ts';
import { findPostmaster } from '../../src/server/db/postmaster.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';
import { createAccount } from '../../src/server/features/identity/accounts.ts';
import { redeemLink } from '../../src/server/features/identity/one-time-links.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { aTree, type Tree } from '../builders/organisations.ts';
import { aRegisterApp } from '../builders/register.ts';
import { aUseFilingForm } from '../builders/use-filing.ts';
import type { Program } from '../program.ts';
import { complaint, serve } from './served.ts';

export interface Killed {
  readonly submissions: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** What `verify-audit` and `completion --recompute` find wrong afterwards; nothing, if all is intact. */
  readonly damage: string;
}

type Victim = 'server' | 'database' | 'both';

export interface Desk {
  readonly url: string;
  readonly token: string;
  readonly unit: number;
}

const PASSWORD = 'Torture-2020-Filing';
const CLIENTS = 8;

/** kill -9 of server, database or both in the middle of submissions: whatever had a receipt is there afterwards. */
export async function killedWhileSubmitting(submissions: number, victim: Victim): Promise<Killed> {
  const dataDir = mkdtempSync(join(tmpdir(), 'registry-torture-'));
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  try {
    const { tree, apps } = await prepare(dataDir, submissions);
    const first = await serve(env);
    const desk = await signIn(first.url, tree.shiheSchool);
    const acknowledged = await submitUntilKilled(desk, apps, () => kill(first.program, dataDir, victim));
    await first.program.kill();
    const second = await serve(env);
    const again = await signIn(second.url, tree.shiheSchool);
    const states = await statesOf(again, acknowledged);
    second.program.process.kill('SIGINT');
    await second.program.ended;
    return {
      submissions,
      acknowledged: acknowledged.length,
      lost: states.filter((state) => state !== 'submitted').length,
      damage:
        (await complaint(['verify-audit'], env)) + (await complaint(['completion', '--recompute'], env)),
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export async function prepare(dataDir: string, count: number): Promise<{ tree: Tree; apps: number[] }> {
  const quiet = { info: () => undefined, warn: () => undefined };
  const prepared = await prepareDatabase(readConfig({ DATA_DIR: dataDir }), { log: quiet });
  const { db, close } = openDatabase(prepared.url);
  const tree = await aTree(db);
  await transaction(db, async (tx) => {
    const occasion = occasionOfProgram('torture', new Date(), featureListeners);
    const account = { loginName: 'clerk', role: 'clerk' as const, organisationId: tree.shiheSchool };
    const { linkToken } = await createAccount(tx, occasion, account);
    await redeemLink(tx, occasion, linkToken, PASSWORD);
  });
  const apps: number[] = [];
  for (let made = 0; made < count; made += 1) apps.push(await aRegisterApp(db));
  await close();
  await prepared.stop();
  return { tree, apps };
}

export async function signIn(url: string, unit: number): Promise<Desk> {
  const { token } = await call<{ token: string }>({ url, token: '', unit }, '/api/v1/sessions', {
    loginName: 'clerk',
    password: PASSWORD,
  });
  return { url, token, unit };
}

/** Returns the ids of the filings whose receipts arrived. The kill comes when a third of them have. */
async function submitUntilKilled(
  desk: Desk,
  apps: readonly number[],
  killNow: () => void,
): Promise<number[]> {
  const acknowledged: number[] = [];
  const waiting = [...apps];
  let killed = false;
  const client = async (): Promise<void> => {
    for (let app = waiting.pop(); app !== undefined && !killed; app = waiting.pop()) {
      const id = await submit(desk, app).catch(() => undefined);
      if (id !== undefined) acknowledged.push(id);
      if (killed || acknowledged.length < apps.length / 3) continue;
      killed = true;
      killNow();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return acknowledged;
}

export async function submit(desk: Desk, registerId: number): Promise<number> {
  const form = aUseFilingForm({ app: { registerId: registerId as never } });
  const draft = await call<{ id: number; version: number }>(desk, '/api/v1/use-filings', {
    organisationId: desk.unit,
    form,
  });
  await call(desk, `/api/v1/use-filings/${draft.id}/submission`, { version: draft.version });
  return draft.id;
}

export async function statesOf(desk: Desk, ids: readonly number[]): Promise<string[]> {
  const waiting = [...ids];
  const states: string[] = [];
  const client = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      states.push((await call<{ state: string }>(desk, `/api/v1/use-filings/${id}`)).state);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return states;
}

async function call<T>({ url, token }: Desk, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

function kill(program: Program, dataDir: string, victim: Victim): void {
  const postmaster = findPostmaster(clusterFolder(dataDir));
  if (victim !== 'server' && postmaster !== undefined) process.kill(postmaster.pid, 'SIGKILL');
  if (victim !== 'database') program.process.kill('SIGKILL');
}
