import { beforeAll, describe, expect, test } from 'vitest';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { aDatabase } from '../../../test/database.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { legalDay } from '../../policy/legal-day.ts';
import type { SettingKey } from '../../policy/settings/settings.ts';
import { listeners } from '../cases/listeners.ts';
import { transaction } from '../db/database.ts';
import { moveOrganisations } from '../features/organisations/move-organisations.ts';
import { occasionOfProgram } from '../occasion.ts';
import { enterSetting } from './enter-setting.ts';
import { settingFor, settingsForEach } from './settings.ts';

const KEY = 'use-filing.confirmation-working-days';
const { db } = await aDatabase();
let tree: Tree;

beforeAll(async () => {
  tree = await aTree(db);
});

const occasion = (now = '2020-06-01T01:00:00Z') => occasionOfProgram('test', new Date(now), listeners([]));

const enter = (organisationId: OrganisationId, from: string, value: unknown, key: SettingKey = KEY) =>
  transaction(db, (tx) =>
    enterSetting(tx, occasion(), { key, organisationId, effectiveFrom: legalDay(from), value }),
  );

const confirmationDays = (organisationId: OrganisationId, day: string) =>
  settingFor(db, KEY, organisationId, legalDay(day));

describe('the setting that holds for an organisation', () => {
  test('is the default where nobody above has set anything', async () => {
    expect(await confirmationDays(tree.university, '2020-06-01')).toBe(10);
  });

  test('is that of the nearest authority from its day on', async () => {
    await enter(tree.henan, '2020-03-01', 8);
    await enter(tree.shihe, '2020-05-01', 5);
    expect(await confirmationDays(tree.shiheSchool, '2020-02-29')).toBe(10);
    expect(await confirmationDays(tree.shiheSchool, '2020-03-01')).toBe(8);
    expect(await confirmationDays(tree.shiheSchool, '2020-04-30')).toBe(8);
    expect(await confirmationDays(tree.shiheSchool, '2020-05-01')).toBe(5);
    expect(await confirmationDays(tree.shihe, '2020-05-01')).toBe(5);
    expect(await confirmationDays(tree.pingqiaoSchool, '2020-05-01')).toBe(8);
    expect(await confirmationDays(tree.ministry, '2020-05-01')).toBe(10);
  });

  test('of two entries for one day is the one entered last', async () => {
    await enter(tree.zhengzhou, '2020-05-01', 6);
    await enter(tree.zhengzhou, '2020-05-01', 7);
    expect(await confirmationDays(tree.zhongyuanSchool, '2020-06-01')).toBe(7);
  });

  test('is looked up for many at once, in the order asked', async () => {
    const day = legalDay('2020-06-01');
    const asked = [tree.zhongyuanSchool, tree.university, tree.shiheSchool].map((organisationId) => ({
      organisationId,
      day,
    }));
    const settings = await settingsForEach(db, asked);
    expect(settings.map((inForce) => inForce(KEY))).toEqual([7, 8, 5]);
    expect(settings.map((inForce) => inForce('use-filing.replacement-days'))).toEqual([30, 30, 30]);
  });

  test('may be text, a list or nothing at all', async () => {
    await enter(tree.gushi, '2019-12-19', '2020-01-31', 'use-filing.existing-apps-deadline');
    await enter(tree.gushi, '2020-06-01', null, 'use-filing.existing-apps-deadline');
    await enter(tree.gushi, '2020-06-01', ['app'], 'scope.use-filing');
    const deadline = (day: string) =>
      settingFor(db, 'use-filing.existing-apps-deadline', tree.gushiSchool, legalDay(day));
    expect(await deadline('2020-01-31')).toBe('2020-01-31');
    expect(await deadline('2020-06-01')).toBeNull();
    expect(await settingFor(db, 'scope.use-filing', tree.gushiSchool, legalDay('2020-06-01'))).toEqual([
      'app',
    ]);
  });

  test('follows the tree as it stood that day', async () => {
    await enter(tree.pingqiao, '2020-05-01', 3);
    await transaction(db, (tx) =>
      moveOrganisations(tx, occasion('2020-07-01T01:00:00Z'), [
        { id: tree.shiheKindergarten, parentId: tree.pingqiao },
      ]),
    );
    expect(await confirmationDays(tree.shiheKindergarten, '2020-06-30')).toBe(5);
    expect(await confirmationDays(tree.shiheKindergarten, '2020-07-01')).toBe(3);
  });
});

describe('entering a setting', () => {
  test('is an entry in the timeline of the authority, effective from its day', async () => {
    const entries = await db
      .selectFrom('entries')
      .select(['action', 'body', 'effective_at'])
      .where('stream_kind', '=', 'setting')
      .where('stream_id', '=', tree.shihe)
      .execute();
    expect(entries).toEqual([
      {
        action: 'enter-setting',
        body: JSON.stringify({ key: KEY, from: '2020-05-01', value: 5 }),
        effective_at: new Date('2020-04-30T16:00:00Z'),
      },
    ]);
  });

  test('refuses a value that the setting cannot have, and leaves nothing', async () => {
    await expect(enter(tree.xinyang, '2020-05-01', 0)).rejects.toMatchObject({
      kind: 'invalid',
      details: { defects: [{ field: 'value', message: '至少 1 个工作日' }] },
    });
    expect(await confirmationDays(tree.xinyangSchool, '2020-06-01')).toBe(8);
  });
});
