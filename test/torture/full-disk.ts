import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { anApk } from '../builders/packages.ts';
import { fastFolder } from '../fast-folder.ts';
import { complaint, prepare, signIn } from './killed-while-submitting.ts';
import { type UploadClient, uploadClient } from './upload-client.ts';

const PIECE = 2 ** 19;
const DISK_MB = 12;
/** A mount that nobody else sees. */
const APART = process.getuid?.() === 0 ? ['-m'] : ['-rm'];

export const canMount =
  spawnSync('unshare', [...APART, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', tmpdir()]).status === 0;

/**
 * The disk of the object store is full in the middle of an upload: the sender is told, nothing acknowledged is lost, what
 * was stored is there, and once there is room the upload goes on.
 */
export async function fullDiskWhileUploading(): Promise<string> {
  const dataDir = mkdtempSync(join(fastFolder(), 'registry-torture-'));
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const { tree } = await prepare(dataDir, 0);
  const server = await serveOnSmallDisk(dataDir, env);
  try {
    const client = uploadClient(await signIn(server.url, tree.shiheSchool));
    const [stored, inTheWay, content] = [anApk([], 4), anApk([], 5), anApk([], 5)];
    const first = await send(client, stored);
    assert.equal(await client.finish(first.id), sha256(stored));
    const second = await send(client, inTheWay);
    assert.equal(second.refusal, undefined);
    const third = await send(client, content);
    assert.match(third.refusal ?? '', /^503 .*存储空间不足/s);
    assert.ok(third.acknowledged > 0 && third.acknowledged < content.length);
    assert.equal(await client.received(third.id), third.acknowledged);
    await client.cancel(second.id);
    for (let at = third.acknowledged; at < content.length; )
      at = await client.append(third.id, at, content.subarray(at, at + PIECE));
    assert.equal(await client.finish(third.id), sha256(content));
    assert.equal(await client.finish(first.id), sha256(stored));
    await server.stop();
    assert.equal(await complaint(['verify-audit'], env), '');
    return `refused at ${third.acknowledged} bytes, finished with room`;
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

interface Sent {
  readonly id: number;
  readonly acknowledged: number;
  readonly refusal?: string;
}

/** Until it is complete or refused. */
async function send(client: UploadClient, content: Buffer): Promise<Sent> {
  const id = await client.begin('示例.apk', content);
  let acknowledged = 0;
  while (acknowledged < content.length) {
    try {
      const piece = content.subarray(acknowledged, acknowledged + PIECE);
      acknowledged = await client.append(id, acknowledged, piece);
    } catch (error) {
      return { id, acknowledged, refusal: error instanceof Error ? error.message : String(error) };
    }
  }
  return { id, acknowledged };
}

interface SmallServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** `./registry serve` whose files lie on a disk of their own, of a few megabytes. */
async function serveOnSmallDisk(dataDir: string, env: Record<string, string>): Promise<SmallServer> {
  const files = join(dataDir, 'files');
  mkdirSync(files, { recursive: true });
  const steps = `mount -t tmpfs -o size=${DISK_MB}m none "$1" && exec "$2" "$3" serve --port 0`;
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const child = spawn('unshare', [...APART, 'sh', '-c', steps, 'sh', files, process.execPath, main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: await readyUrl(child), stop };
}

async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('a server without output');
  for await (const line of createInterface({ input: stdout }))
    if (line.startsWith('ready ')) return line.slice('ready '.length);
  throw new Error('the server did not start');
}
