import type { Stage } from '../src/policy/option-lists.ts';
import { exampleCreditCode } from './credit-code.ts';
import { counties, type DemoAuthority, PROVINCE, regions } from './henan.ts';
import { publishedInstitutions, publishedRegions } from './published.ts';
import { CITY_KINDS, COUNTY_KINDS, type SchoolKind } from './school-kinds.ts';
import { apportion, Seeded } from './seeded.ts';

export interface DemoSchool {
  /** 学校标识码, which also is its key. The serial starts at 900000, above any that is in use. */
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly stages: readonly Stage[];
  /** Key of the authority that it hangs on and that confirms. */
  readonly parent: string;
  /** Key of the region in whose row it counts; undefined for the institutions on the province. */
  readonly region: string | undefined;
  /** The institutions stand in the order of their table. */
  readonly displayOrder: number;
  readonly address: string;
}

const FIRST_SERIAL = 900_000;
const FIRST_INSTITUTION = 990_000;

/** The 63,863 example schools: exactly as many in each region as were published. The same every time. */
export function demonstrationSchools(): DemoSchool[] {
  const published = new Map(publishedRegions().map(({ region, schools }) => [region, schools]));
  const below = Map.groupBy(counties(), ({ parent }) => parent);
  let serial = FIRST_SERIAL;
  return regions().flatMap((region) => {
    const groups = groupsOf(region, below.get(region.key) ?? [], published.get(region.area) ?? 0);
    return groups.flatMap((group) => {
      const first = serial;
      serial += group.count;
      return schoolsOf(group, region, first);
    });
  });
}

interface Group {
  readonly authority: DemoAuthority;
  /** Begins the names, such as 浉河区. */
  readonly prefix: string;
  readonly kinds: readonly SchoolKind[];
  readonly count: number;
}

/** In every hundred-odd schools of a city one hangs on its bureau; a region without counties has all on its own. */
function groupsOf(region: DemoAuthority, below: readonly DemoAuthority[], total: number): Group[] {
  if (below.length === 0) {
    return [{ authority: region, prefix: region.area, kinds: COUNTY_KINDS, count: total }];
  }
  const direct = Math.max(8, Math.round(total / 120));
  const counts = apportion(total - direct, below.map(sizeOf));
  return [
    { authority: region, prefix: `${region.area}直属`, kinds: CITY_KINDS, count: direct },
    ...below.map((authority, index) => ({
      authority,
      prefix: authority.area,
      kinds: COUNTY_KINDS,
      count: counts[index] ?? 0,
    })),
  ];
}

/** Districts are smaller than counties, development districts smaller still. */
function sizeOf({ key, code, area }: DemoAuthority): number {
  const size = area.endsWith('区') ? 0.6 : 1.3;
  return (code === undefined ? size / 3 : size) * (0.75 + new Seeded('size', key).next() / 2);
}

function schoolsOf(
  { authority, prefix, kinds, count }: Group,
  region: DemoAuthority,
  first: number,
): DemoSchool[] {
  const counts = apportion(
    count,
    kinds.map(({ share }) => share),
  );
  const numbered = kinds.flatMap((kind, index) =>
    Array.from({ length: counts[index] ?? 0 }, (_, i) => ({ kind, number: String(i + 1).padStart(3, '0') })),
  );
  return numbered.map(({ kind, number }, index) => ({
    code: `${kind.category}41${first + index}`,
    creditCode: exampleCreditCode(isPrivate(kind, index) ? '52' : '12', first + index),
    name: `示例·${prefix}第${number}${kind.word}`,
    stages: [kind.stage],
    parent: authority.key,
    region: region.key,
    displayOrder: 0,
    address: `河南省${addressOf(region, authority)}示例路${index + 1}号`,
  }));
}

/** Two of three kindergartens. */
function isPrivate({ stage }: SchoolKind, index: number): boolean {
  return stage === 'kindergarten' && index % 3 !== 0;
}

function addressOf(region: DemoAuthority, authority: DemoAuthority): string {
  return region === authority ? region.area : `${region.area}${authority.area}`;
}

/** The 171 universities and provincial vocational schools, as named in the published table and in its order. */
export function demonstrationInstitutions(): DemoSchool[] {
  return publishedInstitutions().map(({ name }, index) => {
    const isUniversity = /(大学|学院|专科学校)$/.test(name);
    const serial = FIRST_INSTITUTION + index;
    return {
      code: `${isUniversity ? '41' : '36'}41${serial}`,
      creditCode: exampleCreditCode('12', serial),
      name,
      stages: [isUniversity ? 'university' : 'vocational'],
      parent: PROVINCE.key,
      region: undefined,
      displayOrder: index + 1,
      address: `河南省示例路${index + 1}号`,
    };
  });
}
