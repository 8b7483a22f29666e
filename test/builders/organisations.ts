import type { Kysely } from 'kysely';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { createOrganisations } from '../../src/server/features/organisations/create-organisations.ts';
import type { NewOrganisation } from '../../src/server/features/organisations/new-organisation.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';

interface Example extends Omit<NewOrganisation, 'parent'> {
  readonly parent?: string;
}

const authority = (level: 'ministry' | 'province' | 'city' | 'county', name: string, regionCode: string) => ({
  kind: 'authority' as const,
  level,
  name,
  regionCode,
});
const school = (
  name: string,
  schoolCode: string,
  stage: 'kindergarten' | 'primary-secondary' = 'primary-secondary',
) => ({
  kind: 'school' as const,
  name,
  schoolCode,
  stages: [stage],
});

/** Real areas, so that rules with a territory apply; every school and unit is made up. */
const EXAMPLES = {
  ministry: authority('ministry', '教育部（示例）', '000000'),
  henan: { ...authority('province', '河南省教育厅（示例）', '410000'), parent: 'ministry' },
  xinyang: { ...authority('city', '信阳市教育局（示例）', '411500'), parent: 'henan', displayOrder: 2 },
  zhengzhou: { ...authority('city', '郑州市教育局（示例）', '410100'), parent: 'henan', displayOrder: 1 },
  /** A directly administered county: level county, answers to the province. */
  gushi: { ...authority('county', '固始县教育局（示例）', '411525'), parent: 'henan', displayOrder: 3 },
  shihe: { ...authority('county', '浉河区教育局（示例）', '411502'), parent: 'xinyang' },
  pingqiao: { ...authority('county', '平桥区教育局（示例）', '411503'), parent: 'xinyang' },
  zhongyuan: { ...authority('county', '中原区教育局（示例）', '410102'), parent: 'zhengzhou' },
  shiheSchool: { ...school('浉河区示例小学', '2141000001'), parent: 'shihe' },
  shiheMiddleSchool: { ...school('浉河区示例中学', '3141000002'), parent: 'shihe' },
  shiheKindergarten: { ...school('浉河区示例幼儿园', '1141000003', 'kindergarten'), parent: 'shihe' },
  pingqiaoSchool: { ...school('平桥区示例小学', '2141000004'), parent: 'pingqiao' },
  zhongyuanSchool: { ...school('中原区示例小学', '2141000005'), parent: 'zhongyuan' },
  gushiSchool: { ...school('固始县示例小学', '2141000006'), parent: 'gushi' },
  /** A 局直 school: on the city bureau itself. */
  xinyangSchool: { ...school('信阳市示例高级中学', '3441000007'), parent: 'xinyang' },
  university: {
    ...school('河南示例大学', '4141000008'),
    stages: ['university'],
    creditCode: '12441400456763110Y',
    parent: 'henan',
  },
  vocational: { ...school('河南示例职业学院', '3641000009'), stages: ['vocational'], parent: 'henan' },
  xinyangUnit: { kind: 'subordinate-unit', name: '信阳市示例教研室', parent: 'xinyang' },
} as const satisfies Record<string, Example>;

/** The organisations of {@link aTree} by name. */
export type Tree = Readonly<Record<keyof typeof EXAMPLES, OrganisationId>>;

/**
 * The Ministry, Henan, two cities with county bureaus, a directly administered county, schools at every level, a
 * university, a vocational school and a subordinate unit.
 */
export async function aTree(db: Kysely<DB>, since = new Date('2019-01-01T00:00:00+08:00')): Promise<Tree> {
  const names = Object.keys(EXAMPLES);
  const list = Object.values<Example>(EXAMPLES).map(({ parent, ...item }) => ({
    ...item,
    parent: parent === undefined ? null : { at: names.indexOf(parent) },
  }));
  const ids = await transaction(db, (tx) =>
    createOrganisations(tx, occasionOfProgram('test', since, listeners([])), list),
  );
  return Object.fromEntries(names.map((name, index) => [name, ids[index]])) as unknown as Tree;
}

let made = 0;

/** One more organisation below that parent: a primary school unless told otherwise. */
export async function anOrganisation(
  db: Kysely<DB>,
  parent: OrganisationId | null,
  {
    since = new Date('2019-01-01T00:00:00+08:00'),
    ...changes
  }: Partial<NewOrganisation> & { since?: Date } = {},
): Promise<OrganisationId> {
  made += 1;
  const defaults = {
    kind: 'school',
    name: `示例学校 ${made}`,
    stages: ['primary-secondary'],
    parent,
  } as const;
  const occasion = occasionOfProgram('test', since, listeners([]));
  const [id] = await transaction(db, (tx) =>
    createOrganisations(tx, occasion, [{ ...defaults, ...changes }]),
  );
  return id as OrganisationId;
}
