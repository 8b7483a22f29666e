import { cpus, totalmem } from 'node:os';
import { Client } from 'pg';
import type { BenchContext } from './context.ts';

/** What the figures were taken on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly fsync: string;
  readonly synchronousCommit: string;
  /** Of a commit of one small row, on an idle database: what the disk's flush costs. */
  readonly commitMs: { readonly p50: number; readonly p99: number };
}

const COMMITS = 300;

/** @throws Error when the database would not keep what it acknowledges */
export async function readMachine(context: BenchContext): Promise<Machine> {
  const client = new Client({ connectionString: context.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Record<'version' | 'fsync' | 'commit', string>>(
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commit`,
    );
    const { version = '', fsync = '', commit = '' } = rows[0] ?? {};
    if (fsync !== 'on' || commit !== 'on') throw new Error(`fsync=${fsync} synchronous_commit=${commit}`);
    return {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      node: process.version,
      postgres: version,
      fsync,
      synchronousCommit: commit,
      commitMs: await commitLatency(client),
    };
  } finally {
    await client.end();
  }
}

async function commitLatency(client: Client): Promise<Machine['commitMs']> {
  await client.query('CREATE TABLE commit_latency (n integer)');
  const times: number[] = [];
  for (let n = 0; n < COMMITS; n += 1) {
    const start = performance.now();
    await client.query('INSERT INTO commit_latency VALUES ($1)', [n]);
    times.push(performance.now() - start);
  }
  await client.query('DROP TABLE commit_latency');
  times.sort((a, b) => a - b);
  const at = (share: number): number => Number((times[Math.floor(share * COMMITS)] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}
