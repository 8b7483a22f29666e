// The load generator: `node bench/load.ts OPTIONS.json`, prints a LoadResult. A process of its own, so that neither the
// server nor what measures it waits for the other.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { LoadOptions, LoadRequest, LoadResult } from './run-load.ts';

const options = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadOptions;
const { url, requests, once = false, seconds, rate, warmUpSeconds = 1, connections = 32 } = options;

const pool = new Pool(url, { connections, pipelining: 1 });
const latencies: number[] = [];
const failed: Record<string, number> = {};
const begin = performance.now();
const countFrom = begin + warmUpSeconds * 1000;
const end = countFrom + seconds * 1000;
let next = 0;

await (rate === undefined ? closedLoop() : openLoop(rate));
await pool.close();
process.stdout.write(JSON.stringify(result()));

/** As many at once as there are connections, each the moment the one before it is answered. */
async function closedLoop(): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let request = take(); request !== undefined && performance.now() < end; request = take()) {
      await send(request, performance.now());
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
}

/** By the clock. What cannot be sent yet waits in the pool, and its waiting counts. */
async function openLoop(perSecond: number): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for (let sent = 0; ; ) {
    const now = performance.now();
    for (; begin + (sent / perSecond) * 1000 <= now; sent += 1) {
      const due = begin + (sent / perSecond) * 1000;
      const request = due < end ? take() : undefined;
      if (request === undefined) {
        await Promise.all(underWay);
        return;
      }
      const sending = send(request, due).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    await sleep(1);
  }
}

function take(): LoadRequest | undefined {
  const request = requests[once ? next : next % requests.length];
  next += 1;
  return request;
}

async function send(request: LoadRequest, due: number): Promise<void> {
  const { path, method = 'GET', headers = {}, body = null } = request;
  let outcome = 'error';
  try {
    const answer = await pool.request({ path, method, headers, body });
    await answer.body.dump();
    outcome = answer.statusCode < 400 ? 'succeeded' : String(answer.statusCode);
  } catch {
    // Counted as an error.
  }
  if (due < countFrom) return;
  if (outcome === 'succeeded') latencies.push(performance.now() - due);
  else failed[outcome] = (failed[outcome] ?? 0) + 1;
}

function result(): LoadResult {
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
  const spent = (performance.now() - countFrom) / 1000;
  return {
    succeeded: latencies.length,
    failed,
    rate: latencies.length / spent,
    latency: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
  };
}
