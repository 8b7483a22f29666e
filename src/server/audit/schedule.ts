import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Reader } from '../db/database.ts';
import type { Log } from '../db/log.ts';
import type { DB } from '../db/types.generated.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { Publisher } from './publish.ts';
import type { SigningKey } from './signing-key.ts';

export interface CheckpointSchedule {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly key: SigningKey;
  /** Folder outside the database to which checkpoints are published. */
  readonly publishTo: string;
  readonly everyMs: number;
  readonly log: Log;
}

/** Seals and publishes at once and then at every interval. The function returned waits for a checkpoint under way. */
export function startCheckpoints(schedule: CheckpointSchedule): () => Promise<void> {
  const publisher = new Publisher(schedule.publishTo);
  let underWay: Promise<void> | undefined;
  const run = (): void => {
    underWay ??= sealAndPublish(schedule, publisher).finally(() => {
      underWay = undefined;
    });
  };
  run();
  const timer = setInterval(run, schedule.everyMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

async function sealAndPublish(schedule: CheckpointSchedule, publisher: Publisher): Promise<void> {
  const { db, key, clock, log } = schedule;
  try {
    const checkpoint = await makeCheckpoint(db, { key, now: clock() });
    await publisher.publish(db);
    if (checkpoint === undefined) return;
    log.info(`检查点 ${checkpoint.number}：封存 ${checkpoint.leafCount} 条时间线，根 ${checkpoint.root}`);
  } catch (error) {
    log.warn(`检查点未能生成，将在下一轮重试：${String(error)}`);
  }
}

/** For metrics. In seconds; null where there is nothing to be the age of. */
export interface CheckpointAge {
  readonly lastCheckpoint: number | null;
  /** Of the oldest entry written since: more than a few minutes mean that nothing is being sealed. */
  readonly oldestUnsealedEntry: number | null;
}

export async function readCheckpointAge(db: Reader, now: Date): Promise<CheckpointAge> {
  const last = await db
    .selectFrom('checkpoints')
    .select(['made_at', 'sealed_position'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const oldest = await db
    .selectFrom('entries')
    .select('recorded_at')
    .where('position', '>', last?.sealed_position ?? 0)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  const age = (instant: Date | undefined): number | null =>
    instant === undefined ? null : Math.max(0, (now.getTime() - instant.getTime()) / 1000);
  return { lastCheckpoint: age(last?.made_at), oldestUnsealedEntry: age(oldest?.recorded_at) };
}
