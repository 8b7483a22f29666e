import { legalDay } from '../src/policy/legal-day.ts';
import { readTsv } from './read-tsv.ts';

/** The end of this day is what the province's tables show. */
export const PUBLISHED_AS_OF = legalDay('2020-08-17');

export interface PublishedRegion {
  readonly seq: number;
  readonly region: string;
  readonly schools: number;
  readonly completed: number;
  readonly rate: string;
}

export interface PublishedInstitution {
  readonly name: string;
  readonly started: boolean;
  readonly appsFiled: number;
}

/** Table 1 of the notice of 26 August 2020, in its order. */
export function publishedRegions(): PublishedRegion[] {
  return readTsv('published/2020-08-17-regions.tsv').map((row) => ({
    seq: Number(row.seq),
    region: row.region ?? '',
    schools: Number(row.schools_total),
    completed: Number(row.schools_completed),
    rate: row.completion_rate_published ?? '',
  }));
}

/** Table 2: universities and provincial vocational schools. */
export function publishedInstitutions(): PublishedInstitution[] {
  return readTsv('published/2020-08-17-universities.tsv').map((row) => ({
    name: row.name ?? '',
    started: row.status === '已开展',
    appsFiled: Number(row.apps_filed),
  }));
}
