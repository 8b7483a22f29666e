import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { anApk } from '../builders/packages.ts';
import { fastFolder } from '../fast-folder.ts';
import type { Program } from '../program.ts';
import { prepare, signIn } from './killed-while-submitting.ts';
import { complaint, serve } from './served.ts';
import { uploadClient } from './upload-client.ts';

const PIECE = 2 ** 19;

/**
 * kill -9 of the server again and again while a package arrives, the last time while it becomes a file: nothing that was
 * acknowledged is sent again, and the file is the one that was sent.
 */
export async function killedWhileUploading(megabytes: number, kills: number): Promise<string> {
  const dataDir = mkdtempSync(join(fastFolder(), 'registry-torture-'));
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const content = anApk([], megabytes);
  let running: Program | undefined;
  try {
    const { tree } = await prepare(dataDir, 0);
    const start = async () => {
      const { program, url } = await serve(env);
      running = program;
      return { program, client: uploadClient(await signIn(url, tree.shiheSchool)) };
    };
    let server = await start();
    const id = await server.client.begin('示例.apk', content);
    let acknowledged = 0;
    for (let round = 1; round <= kills; round += 1) {
      const until = (content.length * round) / (kills + 1);
      acknowledged = await sendUntilKilled(server, { id, content }, { until, afterMs: (round * 3) % 10 });
      server = await start();
      const received = await server.client.received(id);
      assert.ok(received >= acknowledged, `${acknowledged} bytes were acknowledged, ${received} are there`);
    }
    await sendRest(server.client, id, content);
    server.client.finish(id).catch(() => undefined);
    await sleep(15);
    await server.program.kill();
    server = await start();
    assert.equal(await server.client.finish(id), createHash('sha256').update(content).digest('hex'));
    server.program.process.kill('SIGINT');
    await server.program.ended;
    assert.equal(await complaint(['verify-audit'], env), '');
    return `${content.length} bytes, killed ${kills + 1} times`;
  } finally {
    await running?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Sending {
  readonly id: number;
  readonly content: Buffer;
}

interface Server {
  readonly program: Program;
  readonly client: ReturnType<typeof uploadClient>;
}

/** Kills in the middle of the piece that follows so many bytes; returns how many were acknowledged. */
async function sendUntilKilled(
  { program, client }: Server,
  { id, content }: Sending,
  { until, afterMs }: { readonly until: number; readonly afterMs: number },
): Promise<number> {
  let offset = await client.received(id);
  while (offset < until) offset = await client.append(id, offset, content.subarray(offset, offset + PIECE));
  const last = client.append(id, offset, content.subarray(offset, offset + PIECE)).catch(() => offset);
  await sleep(afterMs);
  await program.kill();
  return last;
}

async function sendRest(client: Server['client'], id: number, content: Buffer): Promise<void> {
  let offset = await client.received(id);
  while (offset < content.length)
    offset = await client.append(id, offset, content.subarray(offset, offset + PIECE));
}
