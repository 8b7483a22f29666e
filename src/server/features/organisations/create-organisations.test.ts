import { beforeAll, describe, expect, test } from 'vitest';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aDatabase, type TestDatabase } from '../../../../test/database.ts';
import { findStandings, getStanding } from './standing.ts';

let database: TestDatabase;
let tree: Tree;

beforeAll(async () => {
  database = await aDatabase();
  tree = await aTree(database.db);
});

describe('a tree of organisations', () => {
  test('knows where each stands', async () => {
    const standings = await findStandings(database.db, Object.values(tree));
    const place = (name: keyof Tree) => standings.get(tree[name])?.place;
    expect(place('ministry')).toEqual({ provinceId: null, regionId: null, countyId: null });
    expect(place('shiheSchool')).toEqual({
      provinceId: tree.henan,
      regionId: tree.xinyang,
      countyId: tree.shihe,
    });
    expect(place('gushiSchool')).toEqual({ provinceId: tree.henan, regionId: tree.gushi, countyId: null });
    expect(place('university')).toEqual({ provinceId: tree.henan, regionId: null, countyId: null });
  });

  test('knows the areas that a school stands in', async () => {
    const { territories } = await getStanding(database.db, tree.shiheSchool);
    expect(territories.toSorted()).toEqual(['000000', '410000', '411500', '411502']);
  });
});
