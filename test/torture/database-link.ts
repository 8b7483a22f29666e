import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy between a server and its database, to be cut and to hang. */
export interface DatabaseLink {
  /** The address of a database that leads through the link. */
  readonly through: (url: string) => string;
  /** Connections are broken, new ones refused. */
  readonly cut: () => void;
  /** Connections stay and new ones are taken, but nothing gets through. */
  readonly hang: () => void;
  /** After either: what had been sent while it hung arrives now. */
  readonly restore: () => void;
  readonly close: () => Promise<void>;
}

interface Pair {
  readonly near: Socket;
  far?: Socket;
}

export async function databaseLink(databaseUrl: string): Promise<DatabaseLink> {
  const target = addressOf(databaseUrl);
  const pairs = new Set<Pair>();
  let state: 'open' | 'cut' | 'hanging' = 'open';

  const join = (pair: Pair): void => {
    const far = (pair.far ??= connect(target));
    bindEnds(pair.near, far);
    pair.near.pipe(far);
    far.pipe(pair.near);
  };
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (state === 'cut') return void near.destroy();
    const pair = { near };
    pairs.add(pair);
    near.once('close', () => pairs.delete(pair));
    if (state === 'open') join(pair);
  });
  const cut = (): void => {
    state = 'cut';
    for (const { near, far } of pairs) [near, far].forEach((end) => end?.destroy());
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    through: (url) => throughPort(url, port),
    cut,
    hang: () => {
      state = 'hanging';
      for (const { near, far } of pairs) [near.unpipe(), far?.unpipe()].forEach((end) => end?.pause());
    },
    restore: () => {
      state = 'open';
      for (const pair of pairs) join(pair);
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A connection that is gone on one side goes on the other. */
function bindEnds(near: Socket, far: Socket): void {
  if (far.listenerCount('error') > 0) return;
  far.on('error', () => near.destroy());
  far.once('close', () => near.destroy());
  near.once('close', () => far.destroy());
}

/** The embedded database's own port, if its address is that of its socket. */
function addressOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url);
  const host = decodeURIComponent(hostname);
  return { host: host.startsWith('/') ? '127.0.0.1' : host, port: Number(port) };
}

function throughPort(url: string, port: number): string {
  return url.replace(/@[^/@]+\//, `@127.0.0.1:${port}/`);
}
