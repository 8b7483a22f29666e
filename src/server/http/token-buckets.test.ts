import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

function taker(max: number) {
  const store = new TokenBuckets();
  return (key = 'a') => {
    let taken = { current: 0, ttl: 0 };
    store.incr(key, (_error, result) => (taken = result ?? taken), MINUTE, max);
    return taken;
  };
}

describe('a bucket', () => {
  test('gives what it holds, then says when there is one more', () => {
    const take = taker(3);
    expect([take().current, take().current, take().current]).toEqual([1, 2, 3]);
    expect(take()).toEqual({ current: 4, ttl: 20_000 });
    vi.advanceTimersByTime(19_000);
    expect(take()).toEqual({ current: 4, ttl: 1_000 });
    vi.advanceTimersByTime(1_000);
    expect(take().current).toBe(3);
    expect(take().current).toBe(4);
  });

  test('fills up evenly, and not beyond its size', () => {
    const take = taker(3);
    take();
    vi.advanceTimersByTime(MINUTE);
    expect([take().current, take().current, take().current, take().current]).toEqual([1, 2, 3, 4]);
  });

  test('is each caller’s own', () => {
    const take = taker(1);
    expect([take('a').current, take('b').current, take('a').current]).toEqual([1, 1, 2]);
  });
});
