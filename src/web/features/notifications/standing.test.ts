import { expect, test } from 'vitest';
import type { Address } from './queries.ts';
import { standingOf } from './standing.ts';

const ADDRESS: Address = {
  id: 1,
  channel: 'mail',
  address: 'z***@example.cn',
  addedAt: '2020-03-02T02:00:00.000Z',
  confirmedAt: null,
  failingSince: null,
};
const confirmedAt = '2020-03-02T03:00:00.000Z';
const failingSince = '2020-03-04T03:00:00.000Z';

test.each([
  ['not confirmed', {}, '◐ 还没有确认', '打开收到的确认链接'],
  ['whose link did not arrive', { failingSince }, '■ 2020-03-04 11:00 起送不到', '确认链接没有送到'],
  ['confirmed', { confirmedAt }, '● 已确认，2020-03-02 11:00 起接收', ''],
  ['failing', { confirmedAt, failingSince }, '■ 2020-03-04 11:00 起送不到', '请检查邮箱'],
])('an address %s says how it stands and what to do', (_what, facts, state, next) => {
  const standing = standingOf({ ...ADDRESS, ...facts });
  expect(standing.state).toContain(state);
  expect(standing.next).toContain(next);
  expect(standing.next === '').toBe(next === '');
});
