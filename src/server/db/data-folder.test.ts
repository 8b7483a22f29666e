import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../../../test/program.ts';
import { claimDataFolder, findServer } from './data-folder.ts';
import { startMarkOf } from './process-identity.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'registry-folder-'));
const lock = join(dataDir, 'server.lock');
afterAll(() => rmSync(dataDir, { recursive: true }));

test('the second server is told the pid and the port of the first', async () => {
  const first = runProgram(`
    import { claimDataFolder } from '#/src/server/db/data-folder.ts';
    claimDataFolder(${JSON.stringify(dataDir)}, 3000);
    console.log('claimed');
    setInterval(() => undefined, 1000);`);
  await first.line();
  expect(() => claimDataFolder(dataDir, 3001)).toThrow(`进程号 ${first.process.pid}，端口 3000`);
  expect(findServer(dataDir)).toMatchObject({ pid: first.process.pid, port: 3000 });
  await first.kill();
  expect(findServer(dataDir)).toBeUndefined();
  const second = claimDataFolder(dataDir, 3001);
  expect(findServer(dataDir)).toMatchObject({ pid: process.pid, port: 3001 });
  second.release();
});

test('a process that was given the dead server’s number is not taken for it', () => {
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startMark: 'another boot:1', port: 3000 }));
  expect(findServer(dataDir)).toBeUndefined();
  claimDataFolder(dataDir, 3000).release();
});

test('only one’s own lock is released', () => {
  const claim = claimDataFolder(dataDir, 3000);
  const other = JSON.stringify({ pid: 1, startMark: startMarkOf(1), port: 4000 });
  writeFileSync(lock, other);
  claim.release();
  expect(readFileSync(lock, 'utf8')).toBe(other);
  rmSync(lock);
});
