/**
 * Where regions lie to each other, one tile each: [column, row] by administrative code. A drawing and no map: it shows no
 * borders, so it needs no map review number. Provinces that have none yet are shown by bars alone.
 */
export const REGION_TILES: Readonly<Record<string, readonly [number, number]>> = {
  '410500': [4, 0],
  '410900': [5, 0],
  '410600': [4, 1],
  '410526': [5, 1],
  '419001': [1, 2],
  '410800': [2, 2],
  '410700': [3, 2],
  '410783': [4, 2],
  '411200': [0, 3],
  '410300': [1, 3],
  '410181': [2, 3],
  '410100': [3, 3],
  '410200': [4, 3],
  '410225': [5, 3],
  '411400': [6, 3],
  '410482': [1, 4],
  '410400': [2, 4],
  '411000': [3, 4],
  '411600': [4, 4],
  '411628': [5, 4],
  '411481': [6, 4],
  '411381': [0, 5],
  '411300': [1, 5],
  '411100': [3, 5],
  '411700': [3, 6],
  '411729': [4, 6],
  '411500': [3, 7],
  '411525': [4, 7],
};
