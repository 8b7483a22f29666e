import { join } from 'node:path';
import type { BenchContext, BenchDatabase } from './context.ts';

export interface SideBySide {
  /** Where the platform answers. */
  readonly ours: string;
  /** Where the floor does. */
  readonly floor: string;
  /** The most memory the platform's process has had so far, in MB. */
  readonly memoryMb: () => number;
}

/** Runs the platform and a floor of `floors/` on the same database, both on the first core, while the work lasts. */
export async function sideBySide<T>(
  context: BenchContext,
  database: BenchDatabase,
  floorFile: string,
  work: (servers: SideBySide) => Promise<T>,
): Promise<T> {
  const server = await context.serve(database);
  const floor = context.start({
    core: 0,
    args: [join(import.meta.dirname, 'floors', floorFile), database.url],
  });
  try {
    const [, floorUrl = ''] = await floor.said(/^ready (\S+)$/m);
    return await work({ ours: server.url, floor: floorUrl, memoryMb: server.process.peakMemoryMb });
  } finally {
    floor.signal('SIGTERM');
    await server.stop();
    await floor.ended;
  }
}
