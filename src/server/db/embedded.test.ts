import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { fastFolder } from '../../../test/fast-folder.ts';
import { type Program, runProgram } from '../../../test/program.ts';
import { clusterFolder } from './cluster.ts';
import { credentialsFile } from './credentials.ts';
import { claimDataFolder } from './data-folder.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { isAlive } from './process-identity.ts';

const log = { info: () => undefined, warn: () => undefined };
const isRoot = process.getuid?.() === 0;
const closedFolder = mkdtempSync(join(fastFolder(), 'registry-closed-'));
const dataDir = join(closedFolder, 'data');

afterEach(() => stopWhatRuns(dataDir));
afterAll(() => rmSync(closedFolder, { recursive: true }));

test('starts on a fresh folder below a closed one, UTF8 and durable, its passwords for us alone', async () => {
  expect(statSync(closedFolder).mode & 0o777).toBe(0o700);
  const embedded = await startEmbedded({ dataDir, log });
  expect(embedded.startedHere).toBe(true);
  const [settings] = await query(
    embedded,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
            current_setting('fsync') AS fsync, current_setting('listen_addresses') AS address,
            (SELECT array_agg(DISTINCT datlocprovider::text || datlocale) FROM pg_database) AS locales`,
  );
  expect(settings).toEqual({
    encoding: 'UTF8',
    checksums: 'on',
    fsync: 'on',
    address: '127.0.0.1',
    locales: ['bC.UTF-8'],
  });
  expect(statSync(credentialsFile(dataDir)).mode & 0o777).toBe(0o600);
  expect(readFileSync(`/proc/${embedded.pid}/cmdline`, 'utf8')).not.toContain(
    new URL(embedded.ownerUrl).password,
  );
});

test('is reached through a socket in its own folder, and through TCP where the path is too long for one', async () => {
  const near = await startEmbedded({ dataDir, log });
  expect(decodeURIComponent(new URL(near.ownerUrl).hostname)).toBe(clusterFolder(dataDir));
  expect(await query(near, 'SELECT inet_client_addr() AS address')).toEqual([{ address: null }]);
  await near.stop();
  const far = await startEmbedded({ dataDir: join(dataDir, 'x'.repeat(100)), log });
  expect(await query(far, 'SELECT host(inet_client_addr()) AS address')).toEqual([{ address: '127.0.0.1' }]);
  await far.stop();
});

test('what was written is there when it is opened again', async () => {
  const first = await startEmbedded({ dataDir, log });
  await query(first, `CREATE TABLE kept AS SELECT '教育'::text AS word`);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await startEmbedded({ dataDir, log });
  expect(second.startedHere).toBe(true);
  expect(await query(second, 'SELECT word FROM kept')).toEqual([{ word: '教育' }]);
});

test('the database that survives the kill -9 of its server is adopted', async () => {
  const { program, pid } = await startElsewhere();
  await program.kill();
  expect(isAlive(pid)).toBe(true);
  const adopted = await startEmbedded({ dataDir, log });
  expect(adopted).toMatchObject({ pid, startedHere: false });
  expect(await query(adopted, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('after the kill -9 of both, what was committed is there', async () => {
  const { program, pid, embedded } = await startElsewhere();
  await query(embedded, 'CREATE TABLE committed AS SELECT 7 AS figure');
  process.kill(pid, 'SIGKILL');
  await program.kill();
  const again = await startEmbedded({ dataDir, log });
  expect(again.startedHere).toBe(true);
  expect(await query(again, 'SELECT figure FROM committed')).toEqual([{ figure: 7 }]);
});

test('a leftover lock file that names a stranger’s process does not stop the start', async () => {
  const first = await startEmbedded({ dataDir, log });
  await first.stop();
  writeFileSync(
    join(clusterFolder(dataDir), 'postmaster.pid'),
    `${process.pid}\n${clusterFolder(dataDir)}\n`,
  );
  expect((await startEmbedded({ dataDir, log })).startedHere).toBe(true);
});

test('of several that start at once one starts the database and the others adopt it', async () => {
  const [here, elsewhere] = await Promise.all([
    Promise.all([startEmbedded({ dataDir, log }), startEmbedded({ dataDir, log })]),
    startElsewhere(),
  ]);
  expect(new Set([...here, elsewhere].map(({ pid }) => pid)).size).toBe(1);
  await elsewhere.program.kill();
});

test('a server starts its database again when it dies, under the same address', async () => {
  const server = await startEmbedded({ dataDir, log, keepRunning: true });
  process.kill(server.pid, 'SIGKILL');
  await expect
    .poll(() => query(server, 'SELECT 1 AS one').catch(String), { timeout: 10_000 })
    .toEqual([{ one: 1 }]);
  await server.stop();
  expect(findPostmaster(clusterFolder(dataDir))).toBeUndefined();
});

describe('commands beside a server or without one', () => {
  test('the last to leave stops the database', async () => {
    const first = await startEmbedded({ dataDir, log });
    const second = await startEmbedded({ dataDir, log });
    expect([first.startedHere, second.startedHere]).toEqual([true, false]);
    await first.stop();
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
  });

  test('a command that ends leaves the server’s database running', async () => {
    const server = await startElsewhere();
    const command = await startEmbedded({ dataDir, log });
    await command.stop();
    expect(isAlive(server.pid)).toBe(true);
    await server.program.kill();
  });

  test('a server that ends leaves it to a command that is still at work', async () => {
    const claim = claimDataFolder(dataDir, 3000);
    const server = await startEmbedded({ dataDir, log });
    const command = await startEmbedded({ dataDir, log });
    await server.stop();
    claim.release();
    expect(await query(command, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await command.stop();
    expect(isAlive(server.pid)).toBe(false);
  });
});

describe.runIf(isRoot)('as root', () => {
  test('another user’s closed folder stays closed, and the refusal names it', async () => {
    const theirs = join(closedFolder, 'theirs');
    mkdirSync(theirs);
    chownSync(theirs, 1234, 1234);
    chmodSync(theirs, 0o700);
    await expect(startEmbedded({ dataDir: join(theirs, 'data'), log })).rejects.toThrow(theirs);
  });

  test('where user namespaces are forbidden, another user runs a copy, and it says so', async () => {
    const open = mkdtempSync(join(fastFolder(), 'registry-open-'));
    chmodSync(open, 0o755);
    const program = starting(join(open, 'data'), { PATH: '/nonexistent' });
    expect(await program.line()).toContain('unshare');
    const { pid } = JSON.parse(await program.line()) as Embedded;
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    await program.kill();
    await stopWhatRuns(join(open, 'data'));
    rmSync(open, { recursive: true });
  });

  test('where they are forbidden below a closed folder, the refusal names the folder', async () => {
    const program = starting(join(closedFolder, 'inside', 'data'), { PATH: '/nonexistent' });
    expect(await program.line()).toContain(closedFolder);
    expect(await program.ended).toBe(1);
  });
});

async function startElsewhere(): Promise<{ program: Program; pid: number; embedded: Embedded }> {
  const program = starting(dataDir);
  const embedded = JSON.parse(await program.line()) as Embedded;
  return { program, pid: embedded.pid, embedded };
}

function starting(folder: string, env: NodeJS.ProcessEnv = {}): Program {
  const source = `
    import { startEmbedded } from '#/src/server/db/embedded.ts';
    const log = { info: () => undefined, warn: console.log };
    try {
      console.log(JSON.stringify(await startEmbedded({ dataDir: ${JSON.stringify(folder)}, log })));
      setInterval(() => undefined, 1000);
    } catch (error) {
      console.log(error.message);
      process.exitCode = 1;
    }`;
  return runProgram(source, env);
}

async function query({ ownerUrl }: Embedded, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function stopWhatRuns(folder: string): Promise<void> {
  const postmaster = findPostmaster(clusterFolder(folder));
  if (postmaster !== undefined) await stopPostmaster(postmaster.pid);
}
