import { expect, test } from 'vitest';
import { findings } from '../../../test/builders/findings.ts';
import { legalDay } from '../legal-day.ts';
import { anAppWhoseFilingEndedIsStoppedOrReplaced as rule } from './an-app-whose-filing-ended-is-stopped-or-replaced.ts';

const use = {
  name: '示例作业',
  status: 'suspended',
  statusSince: legalDay('2021-12-10'),
  stopBy: legalDay('2022-01-09'),
} as const;
const found = (facts: Parameters<typeof rule.check>[0], today: string) =>
  findings(rule, facts, { today: legalDay(today) });

test('a filed app is used on', () => {
  expect(found({ ...use, status: 'filed' }, '2021-12-10')).toEqual([]);
});

test.each([
  ['suspended', '已暂停'],
  ['revoked', '已撤销'],
  ['withdrawn', '已注销'],
] as const)('%s: stop or replace it by the day set', (status, word) => {
  const [finding] = found({ ...use, status }, '2021-12-10');
  expect(finding?.message).toContain(`自 2021-12-10 起${word}`);
  expect(finding?.remedy).toContain('请在 2022-01-09（含当日）前停用或更换');
});

test('the last day is not late, the day after is', () => {
  expect(found(use, '2022-01-09')[0]?.message).not.toContain('期限已过');
  expect(found(use, '2022-01-10')[0]?.message).toContain('期限已过');
});
