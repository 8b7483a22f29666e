import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';

let app: TestApp;
let tree: Tree;
let clerk: string;
let officer: string;
let numbers: string[];

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.shihe);
  // A first filing by hand, so that the unit's own data are known.
  await filingDesk(app).submitted(clerk, tree.shiheSchool);
  numbers = await Promise.all(
    [1, 2, 3].map(async () => {
      const id = await aRegisterApp(app.database.db);
      const row = await app.database.db
        .selectFrom('register_apps')
        .select('number')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return row.number ?? '';
    }),
  );
});

const HEADERS =
  '学校标识码,备案号,使用性质,使用对象,教育阶段,使用场景,来源,教职工、学生和家长的意见,是否有集体决策,是否签订协议/合同,是否收费,是否变相收费,是否与教学、管理行为挂钩,是否与学分、成绩、评优挂钩';
const GOOD = '推荐使用,学生、教师,中小学,作业与练习,自主选用,已征求意见,否,否,否,否,否,否';
const quoted = HEADERS.replace('教职工、学生和家长的意见', '"教职工、学生和家长的意见"');

async function upload(token: string, lines: string[], fields: Record<string, string> = {}) {
  const boundary = 'boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${[quoted, ...lines].join('\n')}\r\n`;
  const response = await app.app.inject({
    method: 'POST',
    url: '/api/v1/use-filings/imports',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `${parts.join('')}${file}--${boundary}--\r\n`,
  });
  return { status: response.statusCode, body: response.json() };
}

async function filingsOf(id: number): Promise<number> {
  const { count } = await app.database.db
    .selectFrom('use_filings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', id as never)
    .executeTakeFirstOrThrow();
  return count;
}

describe('importing use filings', () => {
  it('files them all, the unit known from its account', async () => {
    const answer = await upload(clerk, [`,${numbers[0]},${GOOD}`], { submit: 'true' });
    expect(answer).toMatchObject({ status: 201, body: { counts: { submitted: 1 } } });
  });

  it('names every wrong cell and files nothing', async () => {
    const before = await filingsOf(tree.shiheSchool);
    const answer = await upload(
      clerk,
      [
        `,${numbers[1]},${GOOD}`,
        `,教APP备4199999号,${GOOD}`,
        `,${numbers[2]?.replace('教', '')},${GOOD}`,
        `,${numbers[2]},${GOOD.replace('推荐使用', '随便用')}`,
      ],
      { submit: 'true' },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.defects.map((defect: { field: string }) => defect.field)).toEqual(['B3', 'B4', 'C5']);
    expect(await filingsOf(tree.shiheSchool)).toBe(before);
  });

  it('judges each row by the rules and names the article', async () => {
    const answer = await upload(clerk, [`,${numbers[1]},${GOOD.replace('推荐使用', '要求使用')}`], {
      submit: 'true',
    });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body.defects)).toContain('附件2注5');
  });

  it('makes drafts only, unless told to submit; a dry run makes nothing', async () => {
    const before = await filingsOf(tree.shiheSchool);
    expect((await upload(clerk, [`,${numbers[1]},${GOOD}`], { dryRun: 'true' })).body.counts).toEqual({
      drafted: 1,
    });
    expect(await filingsOf(tree.shiheSchool)).toBe(before);
    expect((await upload(clerk, [`,${numbers[1]},${GOOD}`])).body.counts).toEqual({ drafted: 1 });
    expect(await filingsOf(tree.shiheSchool)).toBe(before + 1);
  });

  it('lets a county file for its schools, by their codes, and for no others', async () => {
    const own = await upload(officer, [`2141000001,${numbers[1]},${GOOD}`]);
    expect(own.body.counts).toEqual({ drafted: 1 });
    const foreign = await upload(officer, [`2141000004,${numbers[1]},${GOOD}`]);
    expect(foreign).toMatchObject({ status: 422, body: { defects: [{ field: 'A2' }] } });
  });
});
