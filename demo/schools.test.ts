import { describe, expect, test } from 'vitest';
import { isSchoolCode } from '../src/policy/identifiers/school-code.ts';
import { isUnifiedSocialCreditCode } from '../src/policy/identifiers/unified-social-credit-code.ts';
import { demonstrationAuthorities, regions } from './henan.ts';
import { publishedInstitutions, publishedRegions } from './published.ts';
import { demonstrationInstitutions, demonstrationSchools } from './schools.ts';

const authorities = demonstrationAuthorities();
const schools = demonstrationSchools();
const institutions = demonstrationInstitutions();
const byKey = new Map(authorities.map((authority) => [authority.key, authority]));

test('the published figures are there: 34,867 of 63,863; 85, 86 and 337', () => {
  const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
  const published = publishedRegions();
  expect(sum(published.map((row) => row.completed))).toBe(34_867);
  expect(sum(published.map((row) => row.schools))).toBe(63_863);
  const started = publishedInstitutions().filter((row) => row.started);
  expect([started.length, publishedInstitutions().length - started.length]).toEqual([85, 86]);
  expect(sum(publishedInstitutions().map(({ appsFiled }) => appsFiled))).toBe(337);
});

describe('authorities', () => {
  test('28 regions below the province, 18 of them cities, 152 counties and districts below 17 cities', () => {
    expect(regions()).toHaveLength(28);
    expect(regions().filter(({ level }) => level === 'city')).toHaveLength(18);
    const below = authorities.filter(({ parent }) => parent !== undefined && parent !== '410000');
    expect(below).toHaveLength(152);
    expect(new Set(below.map(({ parent }) => parent)).size).toBe(17);
    expect(byKey.size).toBe(authorities.length);
  });

  test('codes are given once; development districts have none', () => {
    const codes = authorities.flatMap(({ code }) => (code === undefined ? [] : [code]));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^41\d{4}$/.test(code))).toBe(true);
    expect(byKey.get('羊山新区')).toMatchObject({ code: undefined, parent: '411500', level: 'county' });
  });

  test.each([
    '固始县',
    '兰考县',
    '巩义市',
    '汝州市',
    '滑县',
    '长垣市',
    '永城市',
    '邓州市',
    '鹿邑县',
    '新蔡县',
    '济源市',
  ])('%s answers to the province and stands below no city', (area) => {
    const found = authorities.filter((authority) => authority.area === area);
    expect(found.map(({ parent }) => parent)).toEqual(['410000']);
  });
});

describe('schools', () => {
  test('exactly as many in each region as were published', () => {
    const counted = Map.groupBy(schools, ({ region }) => byKey.get(region ?? '')?.area);
    for (const { region, schools: total } of publishedRegions()) {
      expect([region, counted.get(region)?.length]).toEqual([region, total]);
    }
    expect(schools).toHaveLength(63_863);
  });

  test('hang on a county of their region, a few on the city itself', () => {
    const elsewhere = schools.filter(
      ({ parent, region }) => parent !== region && byKey.get(parent)?.parent !== region,
    );
    expect(elsewhere).toEqual([]);
    const onCities = schools.filter(
      ({ parent, region }) => parent === region && byKey.get(parent)?.level === 'city',
    );
    const direct = onCities.filter(({ region }) => region !== '419001');
    expect(direct.length).toBeGreaterThan(17 * 8);
    expect(direct.length).toBeLessThan(700);
  });

  test('codes and names are unique, codes are well formed, every name says that it is an example', () => {
    const all = [...schools, ...institutions];
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ creditCode }) => creditCode)).size).toBe(all.length);
    expect(all.filter(({ code }) => !isSchoolCode(code))).toEqual([]);
    expect(all.filter(({ creditCode }) => !isUnifiedSocialCreditCode(creditCode))).toEqual([]);
    expect(schools.filter(({ name }) => !name.startsWith('示例·'))).toEqual([]);
  });

  test('every stage of a county is there', () => {
    const stages = new Set(schools.flatMap((school) => school.stages));
    expect(stages).toEqual(new Set(['kindergarten', 'primary-secondary', 'vocational']));
  });

  test('are the same every time', () => {
    expect(JSON.stringify(demonstrationSchools()) === JSON.stringify(schools)).toBe(true);
  });
});

test('171 institutions on the province, by name university or vocational', () => {
  expect(institutions.map(({ name }) => name)).toEqual(publishedInstitutions().map(({ name }) => name));
  expect(new Set(institutions.map(({ parent }) => parent))).toEqual(new Set(['410000']));
  const stageOf = (wanted: string) => institutions.find(({ name }) => name === wanted)?.stages;
  expect(stageOf('郑州大学')).toEqual(['university']);
  expect(stageOf('郑州电力高等专科学校')).toEqual(['university']);
  expect(stageOf('河南省民政学校')).toEqual(['vocational']);
});
