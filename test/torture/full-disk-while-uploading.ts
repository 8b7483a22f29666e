import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { anApk } from '../builders/packages.ts';
import { fastFolder } from '../fast-folder.ts';
import { prepare, signIn } from './killed-while-submitting.ts';
import { complaint } from './served.ts';
import { serveOnSmallDisk } from './small-disk.ts';
import { type UploadClient, uploadClient } from './upload-client.ts';

const PIECE = 2 ** 19;
const DISK_MB = 12;

/**
 * The disk of the object store is full in the middle of an upload: the sender is told, nothing acknowledged is lost, what
 * was stored is there, and once there is room the upload goes on.
 */
export async function fullDiskWhileUploading(): Promise<string> {
  const dataDir = mkdtempSync(join(fastFolder(), 'registry-torture-'));
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const { tree } = await prepare(dataDir, 0);
  const mountAt = join(dataDir, 'files');
  mkdirSync(mountAt, { recursive: true });
  const server = await serveOnSmallDisk(env, { mountAt, megabytes: DISK_MB });
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
