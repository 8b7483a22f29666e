import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printRate } from './rate.ts';

describe('a printed rate', () => {
  it.each([
    [1567, 3288, '47.66%', 'as published'],
    [6334, 6335, '99.98%', 'one is missing'],
    [2557, 2557, '100.00%', 'all'],
    [63_862, 63_863, '99.99%', 'half up would give 100.00 although one is missing'],
    [1, 3066, '0.03%', 'one of many'],
    [0, 544, '0.00%', 'none'],
    [0, 0, '—', 'nobody to count'],
    [1, 32, '3.13%', 'half a hundredth goes up'],
    [34_867, 63_863, '54.60%', 'the whole table'],
  ])('of %i in %i is %s (%s)', (numerator, denominator, printed) => {
    expect(printRate(numerator, denominator)).toBe(printed);
  });

  it('is 100.00% only if all are in, and never more than half a hundredth off otherwise', () => {
    const pair = fc.integer({ min: 1, max: 1_000_000 }).chain((d) => fc.tuple(fc.nat(d), fc.constant(d)));
    fc.assert(
      fc.property(pair, ([n, d]) => {
        const printed = Number(printRate(n, d).slice(0, -1));
        expect(printed === 100).toBe(n === d);
        expect(Math.abs(printed - (100 * n) / d)).toBeLessThanOrEqual(0.01);
      }),
    );
  });
});
