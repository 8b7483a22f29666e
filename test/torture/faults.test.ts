import { describe, test } from 'vitest';
import { anApp } from '../app.ts';
import { aDatabase, anEmptyDatabase } from '../database.ts';
import { siteOf } from './fault.ts';
import { faults } from './faults.ts';
import { killedMigration, schemaOf } from './killed-migration.ts';
import { secondServer } from './second-server.ts';

const site = await siteOf(await anApp());

describe('faults that are survived', () => {
  test.each(faults.map((fault) => [fault.title, fault] as const))('%s', (_title, fault) =>
    fault.inject(site),
  );

  test('several servers at once on one folder', secondServer);

  test('killed during a migration', async () => {
    const expected = await schemaOf((await aDatabase()).ownerUrl);
    for (const afterMs of [0, 60, 200]) await killedMigration(await anEmptyDatabase(), afterMs, expected);
  });
});
