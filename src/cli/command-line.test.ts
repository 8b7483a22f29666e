import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fastFolder } from '../../test/fast-folder.ts';
import { type Program, runCommand } from '../../test/program.ts';
import { clusterFolder } from '../server/db/cluster.ts';
import { findPostmaster } from '../server/db/postmaster.ts';

const dataDir = mkdtempSync(join(fastFolder(), 'registry-cli-'));
const env = { DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'silent' };
let server: Program | undefined;
afterAll(async () => {
  server?.process.kill('SIGTERM');
  await server?.ended;
  rmSync(dataDir, { recursive: true });
});

test('an unknown command is answered with the list', async () => {
  const command = runCommand(['nonsense'], env);
  expect(await command.ended).toBe(2);
  expect(command.errors()).toContain('没有 nonsense 这个命令');
  expect(command.errors()).toMatch(/serve .*启动服务/);
});

test('an unknown option is answered with the usage', async () => {
  const command = runCommand(['serve', '--prot', '3000'], env);
  expect(await command.ended).toBe(2);
  expect(command.errors()).toContain("没有这个选项 '--prot'\n用法：./registry serve [--port <端口>]");
});

test('a wrong setting is one sentence, without a stack', async () => {
  const command = runCommand(['migrate'], { ...env, PORT: 'http' });
  expect(await command.ended).toBe(1);
  expect(command.errors()).toBe('设置 PORT 的值“http”无效：应为 0 到 65535 的整数。例如 PORT=3000\n');
});

test('a server from the empty folder to its end: served, joined, guarded against a second, all stopped', async () => {
  server = runCommand(['serve', '--port', '0'], env);
  const url = (await server.line()).replace('ready ', '');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await threeLinksFor(server, url);

  const second = runCommand(['serve', '--port', '0'], env);
  expect(await second.ended).toBe(1);
  expect(second.errors()).toContain(`进程号 ${server.process.pid}`);

  const doctor = runCommand(['doctor'], env);
  const lines = await allLines(doctor);
  expect(doctor.errors()).toBe('');
  expect(lines).toContain('一切正常');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(findPostmaster(clusterFolder(dataDir))).toBeUndefined();

  server = runCommand(['serve', '--port', '0'], env);
  expect(await server.line()).toMatch(/^ready /);
  server.process.kill('SIGTERM');
  expect(await server.line()).toBe('');
});

/** Told once: a link for each of three accounts, none of which has more than one of the roles. */
async function threeLinksFor(started: Program, url: string): Promise<void> {
  expect(await started.line()).toContain('请分别交给三个人');
  for (const [title, loginName] of [
    ['系统管理员', 'system-admin'],
    ['安全管理员', 'security-admin'],
    ['审计管理员', 'audit-admin'],
  ]) {
    const [role, name, link = ''] = (await started.line()).split('\t');
    expect([role, name]).toEqual([title, loginName]);
    expect(link.startsWith(`${url}/one-time-link/`)).toBe(true);
    expect(await (await fetch(link)).text()).toContain(`<strong>${loginName}</strong>`);
  }
}

async function allLines(program: Program): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await program.line(); line !== ''; line = await program.line()) lines.push(line);
  return lines;
}
