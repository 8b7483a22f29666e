import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Verdict, VirusScanner } from './virus-scanner.ts';

export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly socket: string };

const CONNECT_MS = 5_000;
/** clamd answers in one short line. */
const LONGEST_ANSWER = 4_096;

/** ClamAV's daemon, by its INSTREAM command: pieces with their lengths, an empty one at the end, one line as answer. */
export function clamd(address: ClamdAddress): VirusScanner {
  return {
    scan: async (contents, patienceMs) => {
      try {
        return await ask(address, contents, patienceMs);
      } catch (error) {
        return { kind: 'unanswered', reason: error instanceof Error ? error.message : String(error) };
      } finally {
        contents.destroy();
      }
    },
  };
}

async function ask(address: ClamdAddress, contents: Readable, patienceMs: number): Promise<Verdict> {
  const socket = connect(optionsOf(address));
  const patience = setTimeout(() => socket.destroy(new Error('no answer in time')), patienceMs);
  const connecting = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_MS);
  socket.once('connect', () => clearTimeout(connecting));
  try {
    // Begun at once: clamd may answer, and close, before it has read everything.
    const answer = readAnswer(socket);
    answer.catch(() => undefined);
    await Promise.race([send(socket, contents), answer]);
    return verdictOf(await answer);
  } finally {
    clearTimeout(patience);
    clearTimeout(connecting);
    socket.destroy();
  }
}

function optionsOf(address: ClamdAddress): NetConnectOpts {
  return 'socket' in address ? { path: address.socket } : { host: address.host, port: address.port };
}

async function send(socket: Socket, contents: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of contents as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    if (!socket.write(chunk)) await once(socket, 'drain');
    if (socket.destroyed) return;
  }
  socket.write(Buffer.alloc(4));
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    answer += chunk.toString('utf8');
    if (answer.length > LONGEST_ANSWER) throw new Error('an answer longer than clamd gives');
    const end = answer.indexOf('\0');
    if (end >= 0) return answer.slice(0, end);
  }
  throw new Error('the connection was closed without an answer');
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: (\S{1,100}) FOUND$/.exec(answer);
  if (found?.[1] !== undefined) return { kind: 'infected', signature: found[1] };
  return { kind: 'unanswered', reason: answer };
}
