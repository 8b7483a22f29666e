import { publishedRegions } from './published.ts';
import { readTsv } from './read-tsv.ts';

/** An authority of the demonstration's tree, as the divisions stood in 2020. */
export interface DemoAuthority {
  /** The area's code, or its name where a development district has none. */
  readonly key: string;
  /** GB/T 2260. */
  readonly code: string | undefined;
  /** The area, such as 信阳市. */
  readonly area: string;
  /** The authority, such as 信阳市教育体育局. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: 'province' | 'city' | 'county';
  /** Undefined for the province, which answers to the Ministry. */
  readonly parent: string | undefined;
  /** Among those below the same authority. */
  readonly displayOrder: number;
}

export const PROVINCE: DemoAuthority = {
  key: '410000',
  code: '410000',
  area: '河南省',
  name: '河南省教育厅',
  aliases: ['河南', '省教育厅'],
  level: 'province',
  parent: undefined,
  displayOrder: 41,
};

/** The 28 that answer to the province and that its tables name, in their order. */
export function regions(): DemoAuthority[] {
  const rows = new Map(readTsv('henan-regions.tsv').map((row) => [row.name, row]));
  return publishedRegions().map(({ region, seq }) => {
    const row = rows.get(region);
    if (!row?.code) throw new Error(`no code for the region ${region}`);
    return {
      key: row.code,
      code: row.code,
      area: region,
      name: row.bureau ?? '',
      aliases: [region, ...(row.aliases ?? '').split('、')].filter((alias) => alias !== ''),
      level: row.level === 'city' ? 'city' : 'county',
      parent: PROVINCE.key,
      displayOrder: seq,
    };
  });
}

/** The counties and districts below the cities, those that answer to the province directly left out. */
export function counties(): DemoAuthority[] {
  const cities = new Map(regions().map(({ area, key }) => [area, key]));
  return readTsv('henan-counties.tsv').map((row, index) => {
    const parent = cities.get(row.region ?? '');
    if (parent === undefined || !row.name) throw new Error(`no city ${row.region}`);
    return {
      key: row.code || row.name,
      code: row.code || undefined,
      area: row.name,
      name: row.bureau ?? '',
      aliases: [row.name],
      level: 'county',
      parent,
      displayOrder: index + 1,
    };
  });
}

/** Province, regions and counties: each after the one above it. */
export function demonstrationAuthorities(): DemoAuthority[] {
  return [PROVINCE, ...regions(), ...counties()];
}
