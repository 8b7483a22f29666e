import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import type { ExpectedCounts } from './expected-counts.ts';
import { searchApps } from './search-apps.ts';
import { searchColumnsOf } from './search-columns.ts';
import { foldText } from './search-text.ts';

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

describe('what the search reads', () => {
  test.each([
    ['作业帮手APP', '作业帮手app', 'zybsapp'],
    [' 教育　云（2.0）', '教育云(2.0)', 'jyy20'],
    ['ＡＢＣ英语', 'abc英语', 'abcyy'],
    ['音乐乐园', '音乐乐园', 'yyly'],
    ['重庆长江学校', '重庆长江学校', 'cqcjxx'],
    ['浚县同行排行榜', '浚县同行排行榜', 'xxtxphb'],
    ['𠮷野家校', '𠮷野家校', 'yjx'],
  ])('of %s', (name, folded, initials) => {
    expect(searchColumnsOf(name, '')).toMatchObject({ search_name: folded, search_initials: initials });
  });

  test('holds pairs of names as they are and pairs of initials in upper case, each once', () => {
    expect(searchColumnsOf('口口口算', '口算A').search_grams).toEqual(['口口', '口算', '算a', 'KK', 'KS']);
  });
});

const counted = (each: number): ExpectedCounts => ({ apps: 100, of: () => each });
const ANY_COUNTS = [counted(0), counted(100)];

test('every name is found by each of its parts of two characters and more, gathered or read one by one', async () => {
  const { db } = app.database;
  const character = fc.constantFrom(...'作业帮手管理平台课堂𠮷𡘙aAbＢ1２%_\\\'"( ​'.split(''), '𠮷', '𡘙');
  const names = fc
    .array(character, { minLength: 2, maxLength: 8 })
    .map((each) => each.join('').toWellFormed());
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      const id: RegisterAppId = await aRegisterApp(db, { name });
      for (const part of partsOf(foldText(name)))
        for (const counts of ANY_COUNTS)
          expect(await isFound(id, part, counts), `${part} in ${name}`).toBe(true);
    }),
    { numRuns: 25 },
  );
});

function partsOf(text: string): string[] {
  const characters = [...text];
  return characters.flatMap((_, start) =>
    characters.slice(start + 2).map((_each, length) => characters.slice(start, start + 2 + length).join('')),
  );
}

/** Page by page, as far as it takes. */
async function isFound(id: RegisterAppId, q: string, counts: ExpectedCounts): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const { items, next } = await searchApps(app.database.db, counts, { q, limit: 5, cursor });
    if (items.some((item) => item.id === id)) return true;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return false;
}
