import { expect, test } from 'vitest';
import { clockColour, clockLabel } from './clock.ts';
import { timeLimits } from './time-limits.ts';

test.each([
  [10, 'ink', '剩余 10 个工作日'],
  [6, 'ink', '剩余 6 个工作日'],
  [5, 'amber', '剩余 5 个工作日'],
  [3, 'amber', '剩余 3 个工作日'],
  [2, 'red', '剩余 2 个工作日'],
  [1, 'red', '剩余 1 个工作日'],
  [0, 'red', '今日到期'],
  [-1, 'overdue', '超期 1 个工作日'],
  [-12, 'overdue', '超期 12 个工作日'],
  ['pending', 'pending', '待日历发布'],
] as const)('with %s left a clock is %s and reads %s', (left, colour, label) => {
  expect(clockColour(left)).toBe(colour);
  expect(clockLabel(left)).toBe(label);
});

test('every statutory limit names its article, ten working days each', () => {
  for (const [key, limit] of Object.entries(timeLimits)) {
    expect(limit.key).toBe(key);
    expect(limit.workingDays).toBe(10);
    expect(limit.sources.length).toBeGreaterThan(0);
  }
});
