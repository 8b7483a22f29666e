import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { record } from '../audit/timeline.ts';
import { listeners } from '../cases/listeners.ts';
import { type Schedule, type ScheduledTask, schedule } from './schedule.ts';

const { db } = await aDatabase();
let now = new Date('2020-06-01T01:00:00Z');
const running: Schedule[] = [];
const errors: unknown[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  errors.length = 0;
});

function aServer(...tasks: ScheduledTask[]): void {
  const log = { error: (fields: unknown) => errors.push(fields) };
  const server = schedule({ db, clock: () => now, listeners: listeners([]), log, tickMs: 5 });
  running.push(server);
  server.start(tasks);
}

function aTask(name: string, every: ScheduledTask['every']) {
  const runs: string[] = [];
  const task: ScheduledTask = {
    name,
    every,
    run: async (tx, occasion) => {
      runs.push(occasion.now.toISOString());
      await record(tx, occasion, 'test', [{ streamId: name.length, action: name, body: {} }]);
    },
  };
  return { task, runs };
}

/** Waits until it holds, and then some more for what must not happen. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000 && !(await holds()); waited += 10) await sleep(10);
  await sleep(50);
}

describe('the schedule', () => {
  test('runs a task every minute and another every day of Shanghai, on one of several servers', async () => {
    const minute = aTask('each minute', 'minute');
    const day = aTask('each day', 'day');
    const times = [
      '2020-06-01T01:00:00Z',
      '2020-06-01T01:01:59Z',
      '2020-06-01T15:59:59Z',
      '2020-06-01T16:00:00Z',
    ];
    now = new Date('2020-06-01T01:00:00Z');
    for (let server = 0; server < 4; server += 1) aServer(minute.task, day.task);
    for (const [index, time] of times.entries()) {
      now = new Date(time);
      await until(() => minute.runs.length > index && day.runs.length > 0);
    }
    await until(() => day.runs.length > 1);
    expect(errors).toEqual([]);
    expect(minute.runs.map((time) => Date.parse(time))).toEqual(times.map((time) => Date.parse(time)));
    expect(day.runs).toEqual(['2020-06-01T01:00:00.000Z', '2020-06-01T16:00:00.000Z']);
  });

  test('does not repeat after a restart what was done in its period', async () => {
    const { task, runs } = aTask('once a day', 'day');
    now = new Date('2020-06-03T01:00:00Z');
    aServer(task);
    await until(() => runs.length > 0);
    await running.pop()?.stop();
    aServer(task);
    await sleep(100);
    expect(runs).toHaveLength(1);
  });

  test('tries again what fails, with nothing left of the attempt', async () => {
    let attempts = 0;
    now = new Date('2020-06-04T01:00:00Z');
    aServer({
      name: 'fails twice',
      every: 'day',
      run: async (tx, occasion) => {
        attempts += 1;
        await record(tx, occasion, 'test', [{ streamId: 2, action: 'run', body: {} }]);
        if (attempts < 3) throw new Error('not yet');
      },
    });
    const entries = () => db.selectFrom('entries').select('actor').where('stream_id', '=', 2).execute();
    await until(async () => (await entries()).length > 0);
    expect(attempts).toBe(3);
    expect(errors).toHaveLength(2);
    expect(await entries()).toEqual([{ actor: 'clock' }]);
  });

  test('goes on after the clock was set back', async () => {
    const { task, runs } = aTask('after the clock', 'minute');
    now = new Date('2020-06-05T10:00:00Z');
    aServer(task);
    await until(() => runs.length > 0);
    now = new Date('2020-06-05T09:00:00Z');
    await until(() => runs.length > 1);
    expect(runs).toEqual(['2020-06-05T10:00:00.000Z', '2020-06-05T09:00:00.000Z']);
  });
});
