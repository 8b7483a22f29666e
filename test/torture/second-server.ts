import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fastFolder } from '../fast-folder.ts';
import { type Program, runCommand } from '../program.ts';

const AT_ONCE = 4;

/** Several servers started at once on one empty folder: one runs, each other says which and ends. */
export async function secondServer(): Promise<void> {
  const dataDir = mkdtempSync(join(fastFolder(), 'registry-torture-'));
  const env = { DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'silent' };
  const start = () => runCommand(['serve', '--port', '0'], env);
  const servers = Array.from({ length: AT_ONCE }, start);
  try {
    const outcomes = await Promise.all(servers.map(outcomeOf));
    const [running, ...more] = outcomes.filter(({ url }) => url !== undefined);
    assert.ok(running !== undefined && more.length === 0, 'one of them runs');
    const late = start();
    servers.push(late);
    const refused = [...outcomes, await outcomeOf(late)].filter(({ url }) => url === undefined);
    assert.equal(refused.length, AT_ONCE);
    for (const { program, code } of refused) {
      assert.equal(code, 1);
      assert.ok(program.errors().includes(`进程号 ${running.program.process.pid}`), program.errors());
    }
    assert.equal((await fetch(`${running.url}/healthz`)).status, 200, 'the first one answers');
  } finally {
    for (const server of servers) server.process.kill('SIGTERM');
    await Promise.all(servers.map(({ ended }) => ended));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Outcome {
  readonly program: Program;
  readonly url?: string;
  readonly code?: number | NodeJS.Signals;
}

/** Serving, or ended. */
async function outcomeOf(program: Program): Promise<Outcome> {
  for (;;) {
    const line = await program.line();
    if (line.startsWith('ready ')) return { program, url: line.slice('ready '.length) };
    if (line === '') return { program, code: await program.ended };
  }
}
