import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPinned } from './pinned.ts';

/** What load.ts is told. */
export interface LoadOptions {
  /** Where the server is, such as http://127.0.0.1:3000. */
  readonly url: string;
  /** Sent in this order; from the start again unless `once`. */
  readonly requests: readonly LoadRequest[];
  /** Each request is sent once at most: the load ends with the last one. */
  readonly once?: boolean;
  readonly seconds: number;
  /** Sent before, at the same rate, and not counted. Default 1. */
  readonly warmUpSeconds?: number;
  /** Open loop: so many arrive per second, whether or not the earlier ones are answered. */
  readonly rate?: number;
  /** Closed loop without `rate`; with it, how many may be on their way at once. Default 32. */
  readonly connections?: number;
}

export interface LoadRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadResult {
  /** Answered below 400 while it was counted. */
  readonly succeeded: number;
  /** By status, and by `error` where there was no answer. */
  readonly failed: Readonly<Record<string, number>>;
  /** Answers per second. */
  readonly rate: number;
  /** In milliseconds from when it was due to be sent, so that a server that stalls is not spared. */
  readonly latency: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
}

export async function runLoad(options: LoadOptions, folder: string): Promise<LoadResult> {
  const file = join(mkdtempSync(join(folder, 'load-')), 'options.json');
  writeFileSync(file, JSON.stringify(options));
  const process = startPinned({ core: 1, args: [join(import.meta.dirname, 'load.ts'), file] });
  const { code, output } = await process.ended;
  if (code !== 0) throw new Error(`the load generator ended with ${code}`);
  return JSON.parse(output) as LoadResult;
}
