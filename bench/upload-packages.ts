import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { anOrganisation } from '../test/builders/organisations.ts';
import type { BenchContext } from './context.ts';
import { signIn } from './submission-drafts.ts';

const PIECE_BYTES = 4 * 2 ** 20;
const LOOK_EVERY_MS = 50;

export interface UploadServer {
  /** Sends the file as the workbench does, and waits until it is stored and inspected. */
  readonly upload: (path: string) => Promise<void>;
  readonly peakMemoryMb: () => number;
  readonly stop: () => Promise<void>;
}

/** The real server on an empty database, and a provider who is signed in to it. */
export async function uploadServer(context: BenchContext): Promise<UploadServer> {
  const database = await context.database();
  const provider = await anOrganisation(database.db, null, { kind: 'provider', stages: [] });
  const [token = ''] = await signIn(database.db, [provider], { role: 'clerk', now: new Date() });
  const server = await context.serve(database);
  const ask = asker(server.url, token);
  return {
    upload: async (path) => inspected(ask, await uploaded(ask, path)),
    peakMemoryMb: () => server.process.peakMemoryMb(),
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
}

type Ask = <Answer>(
  method: string,
  path: string,
  init?: Pick<RequestInit, 'body' | 'headers'>,
) => Promise<Answer>;

function asker(url: string, token: string): Ask {
  return async (method, path, init = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...init.headers };
    const response = await fetch(`${url}/api/v1${path}`, { ...init, method, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as never;
  };
}

async function uploaded(ask: Ask, path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { id } = await ask<{ id: number }>('POST', '/uploads', {
      body: JSON.stringify({ name: 'example.apk', size }),
      headers: { 'content-type': 'application/json' },
    });
    for (let at = 0; at < size; at += PIECE_BYTES) {
      const piece = new Uint8Array(Math.min(PIECE_BYTES, size - at));
      await file.read(piece, 0, piece.length, at);
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) };
      await ask('PATCH', `/uploads/${id}`, { body: piece, headers });
    }
    return (await ask<{ id: number }>('POST', `/uploads/${id}/completion`)).id;
  } finally {
    await file.close();
  }
}

async function inspected(ask: Ask, file: number): Promise<void> {
  for (;;) {
    const { state, report } = await ask<{
      state: string;
      report: { signing: { verdict: string } } | null;
    }>('GET', `/files/${file}/inspection`);
    if (state === 'failed') throw new Error('the inspection failed');
    if (report !== null) {
      if (report.signing.verdict !== 'verified') throw new Error('the package was not verified');
      return;
    }
    await sleep(LOOK_EVERY_MS);
  }
}
