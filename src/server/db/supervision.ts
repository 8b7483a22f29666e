import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';

const LOOK_EVERY_MS = 250;
const REST_AFTER_FAILURE_MS = 2_000;

/** Restarts what is down, again and again, until `end()`. */
export function superviseBy(
  isDown: () => boolean,
  restart: () => Promise<void>,
  log: Log,
): { readonly end: () => Promise<void> } {
  const ending = new AbortController();
  const rest = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await rest(LOOK_EVERY_MS);
      if (ending.signal.aborted || !isDown()) continue;
      await restart().catch(async (error: unknown) => {
        log.warn(`数据库没有重新启动：${String(error)}`);
        await rest(REST_AFTER_FAILURE_MS);
      });
    }
  })();
  return {
    end: async () => {
      ending.abort();
      await watching;
    },
  };
}
