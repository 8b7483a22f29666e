import { beforeEach, describe, expect, it } from 'vitest';
import { filingsHappen } from '../../../../test/builders/completion.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aDatabase, type TestDatabase } from '../../../../test/database.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { legalDay } from '../../../policy/legal-day.ts';
import { listeners } from '../../cases/listeners.ts';
import { transaction } from '../../db/database.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { enterSetting } from '../../settings/enter-setting.ts';
import { closeOrganisations } from '../organisations/close-organisations.ts';
import { moveOrganisations } from '../organisations/move-organisations.ts';
import { renameOrganisations } from '../organisations/rename-organisations.ts';
import { completionBy, type FigureAsked } from './completion-by.ts';
import { institutionsAsOf } from './institutions.ts';

let database: TestDatabase;
let tree: Tree;

beforeEach(async () => {
  database = await aDatabase();
  tree = await aTree(database.db);
});

const NOW = new Date('2020-12-01T00:00:00Z');
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);

/** Each row as `name numerator/denominator`, the total last. */
async function figures(asOf: string, asked: Partial<FigureAsked> = {}): Promise<string[]> {
  const { rows, total } = await completionBy(database.db, {
    metric: 'confirmed',
    roster: 'region-schools',
    asOf: legalDay(asOf),
    knownAt: NOW,
    ...asked,
  });
  return [
    ...rows.map(({ region, numerator, denominator }) => `${region.name} ${numerator}/${denominator}`),
    `${total.numerator}/${total.denominator}`,
  ];
}

const inXinyang = (asOf: string, asked: Partial<FigureAsked> = {}) =>
  figures(asOf, { at: tree.xinyang, ...asked });

function confirm(school: OrganisationId, at: Date, caseId: number): Promise<void> {
  return filingsHappen(database.db, { school, action: 'confirm', at, caseId });
}

function inTransaction<T>(
  now: Date,
  change: (
    tx: Parameters<typeof moveOrganisations>[0],
    occasion: ReturnType<typeof occasionOfProgram>,
  ) => Promise<T>,
): Promise<T> {
  return transaction(database.db, (tx) => change(tx, occasionOfProgram('test', now, listeners([]))));
}

describe('a table by region', () => {
  it('lists every authority below, in display order, even with nobody to count', async () => {
    await anOrganisation(database.db, tree.henan, {
      kind: 'authority',
      level: 'city',
      name: '开封市教育局',
      stages: [],
    });
    await confirm(tree.shiheSchool, noon('2020-03-02'), 1);
    expect(await figures('2020-03-02')).toEqual([
      '开封市 0/0',
      '郑州市（示例） 0/1',
      '信阳市（示例） 1/5',
      '固始县（示例） 0/1',
      '1/7',
    ]);
  });

  it('gives schools that hang on a city itself a row of their own, last', async () => {
    await confirm(tree.xinyangSchool, noon('2020-03-02'), 1);
    expect(await inXinyang('2020-03-02')).toEqual([
      '浉河区（示例） 0/3',
      '平桥区（示例） 0/1',
      '信阳市（示例）直属学校 1/1',
      '1/5',
    ]);
  });

  it('of a county that answers to the province is its schools; of the nation its provinces', async () => {
    expect(await figures('2020-03-02', { at: tree.gushi })).toEqual(['固始县（示例）直属学校 0/1', '0/1']);
    expect(await figures('2020-03-02', { at: tree.ministry })).toEqual(['河南省（示例） 0/7', '0/7']);
  });

  it('is asked by default by the only province, by the root where there are several', async () => {
    expect(await figures('2020-03-02')).toHaveLength(4);
    await anOrganisation(database.db, tree.ministry, {
      kind: 'authority',
      level: 'province',
      name: '北京市教育委员会',
      stages: [],
    });
    expect(await figures('2020-03-02')).toEqual(['河南省（示例） 0/7', '北京市 0/0', '0/7']);
  });

  it('is empty before there was anything', async () => {
    expect(await figures('2018-06-30')).toEqual(['0/0']);
  });

  it('of the institutions has one row', async () => {
    await filingsHappen(database.db, { school: tree.university, action: 'submit', at: noon('2020-03-02') });
    expect(await figures('2020-03-02', { metric: 'started', roster: 'provincial-institutions' })).toEqual([
      '河南省（示例）直属学校 1/2',
      '1/2',
    ]);
  });
});

describe('the last instant of a day', () => {
  const MIDNIGHT = new Date('2020-08-17T16:00:00Z');

  it('is before 24:00: what happens then belongs to the next day', async () => {
    await confirm(tree.shiheSchool, new Date(MIDNIGHT.getTime() - 1), 1);
    await confirm(tree.pingqiaoSchool, MIDNIGHT, 2);
    expect((await inXinyang('2020-08-17')).at(-1)).toBe('1/5');
    expect((await inXinyang('2020-08-18')).at(-1)).toBe('2/5');
  });

  it('still counts what ends at 24:00', async () => {
    for (const [school, caseId, end] of [
      [tree.shiheSchool, 1, MIDNIGHT],
      [tree.pingqiaoSchool, 2, new Date(MIDNIGHT.getTime() - 1)],
    ] as const) {
      await confirm(school, noon('2020-03-02'), caseId);
      await filingsHappen(database.db, {
        school,
        action: 'confirm',
        purpose: 'stop',
        at: end,
        caseId: caseId + 10,
      });
    }
    expect(await inXinyang('2020-08-17')).toEqual([
      '浉河区（示例） 1/3',
      '平桥区（示例） 0/1',
      '信阳市（示例）直属学校 0/1',
      '1/5',
    ]);
    expect((await inXinyang('2020-08-18')).at(-1)).toBe('0/5');
  });

  it('has a school that opens at 24:00 on no roster yet', async () => {
    await anOrganisation(database.db, tree.shihe, { since: MIDNIGHT });
    expect((await inXinyang('2020-08-17')).at(-1)).toBe('0/5');
    expect((await inXinyang('2020-08-18')).at(-1)).toBe('0/6');
  });

  it('knows what was recorded at that very instant, and not what was a millisecond later', async () => {
    const at = noon('2020-03-02');
    await confirm(tree.shiheSchool, at, 1);
    const knownAt = (ms: number) => inXinyang('2020-03-02', { knownAt: new Date(at.getTime() + ms) });
    expect((await knownAt(-1)).at(-1)).toBe('0/5');
    expect((await knownAt(0)).at(-1)).toBe('1/5');
  });
});

describe('what happens later changes no earlier figure', () => {
  const before = noon('2020-06-30');

  it.each<[string, () => Promise<unknown>, string[]]>([
    [
      'a school is closed',
      () => inTransaction(before, (tx, now) => closeOrganisations(tx, now, [{ id: tree.shiheSchool }])),
      ['浉河区（示例） 0/2', '平桥区（示例） 0/1', '信阳市（示例）直属学校 0/1', '0/4'],
    ],
    [
      'a school moves to another county',
      () =>
        inTransaction(before, (tx, now) =>
          moveOrganisations(tx, now, [{ id: tree.shiheSchool, parentId: tree.pingqiao }]),
        ),
      ['浉河区（示例） 0/2', '平桥区（示例） 1/2', '信阳市（示例）直属学校 0/1', '1/5'],
    ],
    [
      'a school opens',
      () => anOrganisation(database.db, tree.shihe, { since: before }),
      ['浉河区（示例） 1/4', '平桥区（示例） 0/1', '信阳市（示例）直属学校 0/1', '1/6'],
    ],
    [
      'a county is renamed',
      () =>
        inTransaction(before, (tx, now) =>
          renameOrganisations(tx, now, [{ id: tree.shihe, name: '狮河区教育体育局' }]),
        ),
      ['狮河区 1/3', '平桥区（示例） 0/1', '信阳市（示例）直属学校 0/1', '1/5'],
    ],
    [
      'a confirmation is annulled',
      () => filingsHappen(database.db, { school: tree.shiheSchool, action: 'annul', at: before, caseId: 1 }),
      ['浉河区（示例） 0/3', '平桥区（示例） 0/1', '信阳市（示例）直属学校 0/1', '0/5'],
    ],
  ])('%s', async (_, change, later) => {
    await confirm(tree.shiheSchool, noon('2020-03-02'), 1);
    const knownAt = new Date(before.getTime() - 1);
    const earlier = await inXinyang('2020-06-29', { knownAt });
    await change();
    expect(await inXinyang('2020-06-29', { knownAt })).toEqual(earlier);
    expect(await inXinyang('2020-06-30')).toEqual(later);
  });

  it('unless it is a correction of the past: then what was known before stands as it was known', async () => {
    await confirm(tree.shiheSchool, noon('2020-03-02'), 1);
    const knownAt = new Date(before.getTime() - 1);
    await inTransaction(before, (tx, now) =>
      closeOrganisations(tx, now, [{ id: tree.shiheMiddleSchool, effectiveAt: noon('2020-04-01') }]),
    );
    await filingsHappen(database.db, { school: tree.shiheSchool, action: 'annul', at: before, caseId: 1 });
    expect((await inXinyang('2020-05-01')).at(-1)).toBe('0/4');
    expect((await inXinyang('2020-05-01', { knownAt })).at(-1)).toBe('1/5');
    expect((await inXinyang('2020-03-31')).at(-1)).toBe('0/5');
  });
});

describe('the metrics', () => {
  const all = async (asOf: string) => {
    const metrics = ['started', 'filed', 'confirmed', 'on_time'] as const;
    const totals = await Promise.all(metrics.map((metric) => inXinyang(asOf, { metric })));
    return totals.map((rows) => rows.at(-1)).join(' ');
  };

  it('started is never undone; filed ends with withdrawal; confirmed with the end of use', async () => {
    const school = tree.shiheSchool;
    await filingsHappen(database.db, { school, action: 'submit', at: noon('2020-03-02') });
    expect(await all('2020-03-02')).toBe('1/5 1/5 0/5 0/0');
    await filingsHappen(database.db, { school, action: 'withdraw', at: noon('2020-03-03') });
    expect(await all('2020-03-03')).toBe('1/5 0/5 0/5 0/0');
    await filingsHappen(database.db, { school, action: 'submit', at: noon('2020-03-04'), caseId: 2 });
    await filingsHappen(database.db, { school, action: 'confirm', at: noon('2020-03-05'), caseId: 2 });
    expect(await all('2020-03-05')).toBe('1/5 1/5 1/5 0/0');
    await filingsHappen(database.db, {
      school,
      action: 'confirm',
      purpose: 'stop',
      at: noon('2020-03-06'),
      caseId: 3,
    });
    expect(await all('2020-03-06')).toBe('1/5 0/5 0/5 0/0');
  });

  it('a declaration of no use counts like a filing', async () => {
    const declaration = { school: tree.shiheSchool, purpose: 'no-use' } as const;
    await filingsHappen(database.db, { ...declaration, action: 'submit', at: noon('2020-03-02') });
    await filingsHappen(database.db, { ...declaration, action: 'confirm', at: noon('2020-03-03') });
    expect(await all('2020-03-03')).toBe('1/5 1/5 1/5 0/0');
  });

  it('on_time counts by the nearest deadline of that day, and speaks of nobody without one', async () => {
    const deadline = (organisationId: OrganisationId, value: string | null, from: string, at = NOW) =>
      inTransaction(at, (tx, now) =>
        enterSetting(tx, now, {
          key: 'use-filing.existing-apps-deadline',
          organisationId,
          effectiveFrom: legalDay(from),
          value,
        }),
      );
    const earlier = noon('2020-01-01');
    await deadline(tree.henan, '2020-01-31', '2019-12-19', earlier);
    await deadline(tree.pingqiao, '2020-02-29', '2020-01-15', earlier);
    for (const [index, school] of [tree.shiheSchool, tree.shiheMiddleSchool, tree.pingqiaoSchool].entries()) {
      const at = index === 0 ? new Date('2020-01-31T15:59:59.999Z') : new Date('2020-01-31T16:00:00Z');
      await filingsHappen(database.db, { school, action: 'submit', at, caseId: index + 1 });
    }
    const onTime = (asOf: string, asked: Partial<FigureAsked> = {}) =>
      inXinyang(asOf, { metric: 'on_time', ...asked });
    const direct = '信阳市（示例）直属学校 0/1';
    expect(await onTime('2020-01-10')).toEqual(['浉河区（示例） 0/3', '平桥区（示例） 0/1', direct, '0/5']);
    expect(await onTime('2020-03-01')).toEqual(['浉河区（示例） 1/3', '平桥区（示例） 1/1', direct, '2/5']);
    await deadline(tree.shihe, null, '2020-04-01');
    expect(await onTime('2020-03-31')).toEqual(['浉河区（示例） 1/3', '平桥区（示例） 1/1', direct, '2/5']);
    expect(await onTime('2020-04-01')).toEqual(['浉河区（示例） 0/0', '平桥区（示例） 1/1', direct, '1/2']);
    const knownAt = new Date(NOW.getTime() - 1);
    expect(await onTime('2020-04-01', { knownAt })).toEqual(await onTime('2020-03-31'));
  });
});

describe('the table of institutions', () => {
  it('lists who answers to the province, started or not, with the apps filed', async () => {
    const school = tree.university;
    await filingsHappen(database.db, { school, action: 'submit', at: noon('2020-03-02'), app: 1, caseId: 1 });
    await filingsHappen(database.db, { school, action: 'submit', at: noon('2020-03-02'), app: 2, caseId: 2 });
    await filingsHappen(database.db, {
      school,
      action: 'withdraw',
      at: noon('2020-03-03'),
      app: 2,
      caseId: 2,
    });
    await filingsHappen(database.db, {
      school: tree.vocational,
      action: 'submit',
      purpose: 'no-use',
      at: noon('2020-03-04'),
      caseId: 3,
    });
    const asOf = async (day: string) => {
      const { rows, totals } = await institutionsAsOf(database.db, { asOf: legalDay(day), knownAt: NOW });
      return [rows.map(({ name, started, appsFiled }) => `${name} ${started} ${appsFiled}`), totals];
    };
    expect(await asOf('2020-03-02')).toEqual([
      ['河南示例大学 true 2', '河南示例职业学院 false 0'],
      { started: 1, notStarted: 1, appsFiled: 2 },
    ]);
    expect(await asOf('2020-03-04')).toEqual([
      ['河南示例大学 true 1', '河南示例职业学院 true 0'],
      { started: 2, notStarted: 0, appsFiled: 1 },
    ]);
  });
});
