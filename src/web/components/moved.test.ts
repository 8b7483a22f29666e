import { expect, test } from 'vitest';
import { moved } from './moved.ts';

test.each([
  ['on', 1, 1, [2, 1, 3]],
  ['back', 3, -1, [1, 3, 2]],
  ['the first has nowhere to go back to', 1, -1, undefined],
  ['the last has nowhere to go on to', 3, 1, undefined],
  ['one that is not there any more', 4, -1, undefined],
] as const)('%s', (_what, id, step, expected) => {
  expect(moved([1, 2, 3], id, step)).toEqual(expected);
});
