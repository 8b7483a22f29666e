import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { fastFolder } from '../../../test/fast-folder.ts';
import { legalDay } from '../../policy/legal-day.ts';
import { setDay } from '../../server/calendar/edit-calendar.ts';
import { loadYears } from '../../server/calendar/load-years.ts';
import { listeners } from '../../server/cases/listeners.ts';
import { readConfig } from '../../server/config.ts';
import { transaction } from '../../server/db/database.ts';
import { occasionOfProgram } from '../../server/occasion.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { workingDays } from './working-days.ts';

const folder = mkdtempSync(join(fastFolder(), 'registry-working-days-'));
afterAll(() => rmSync(folder, { recursive: true }));

const withoutDatabase: CommandContext['withDatabase'] = () => {
  throw new Error('no database is to be started for this');
};

/** What it prints, and its exit code. */
async function run(args: string[], context: Partial<CommandContext> = {}) {
  const lines: string[] = [];
  const code = await workingDays.run(args, {
    config: readConfig({ DATA_DIR: folder }),
    withDatabase: withoutDatabase,
    print: (line) => lines.push(line),
    ...context,
  });
  return [code ?? 0, ...lines];
}

describe('working-days', () => {
  test.each([
    ['2020-01-17', '10', '2020-02-07', 'over the extended Spring Festival and a make-up Sunday'],
    ['2020-01-17', '0', '2020-01-17', 'the day itself'],
    ['2019-12-31', '1', '2020-01-02', 'over the end of the year'],
    ['2020-09-25', '1', '2020-09-27', 'a make-up Sunday'],
  ])('%s and %s: %s (%s)', async (day, count, due) => {
    expect(await run([day, count])).toEqual([0, due]);
  });

  test('of a year without data says so and exits with 3', async () => {
    expect(await run(['2026-12-28', '10'])).toEqual([3, '待日历发布：2027 年的放假安排尚未录入。']);
  });

  test.each([
    [['2020-02-30', '10']],
    [['2020-01-17']],
    [['2020-01-17', 'ten']],
    [['2020-01-17', '10', '11']],
    [['2020-01-17', '1.5']],
  ])('%j is wrong usage', async (args) => {
    await expect(run(args)).rejects.toThrow(UsageError);
  });

  test('goes by the calendar of the database that runs', async () => {
    const { db, url } = await aDatabase();
    const context = {
      config: readConfig({ DATA_DIR: folder, DATABASE_URL: url }),
      withDatabase: <T>(work: (reader: typeof db) => Promise<T>) => work(db),
    };
    expect(await run(['2020-01-17', '10'], context)).toEqual([0, '2020-02-07']);
    await transaction(db, async (tx) => {
      const occasion = occasionOfProgram('test', new Date('2020-01-20T01:00:00Z'), listeners([]));
      await loadYears(tx, occasion, [2020]);
      await setDay(tx, occasion, { day: legalDay('2020-02-07'), working: false, note: '临时放假' });
    });
    expect(await run(['2020-01-17', '10'], context)).toEqual([0, '2020-02-10']);
    expect(await run(['2020-12-25', '10'], context)).toEqual([3, '待日历发布：2021 年的放假安排尚未录入。']);
  });
});
