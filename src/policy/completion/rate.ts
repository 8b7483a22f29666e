/**
 * A rate as official tables print it: two decimals, rounded half up. `100.00%` only if numerator = denominator: where
 * rounding would give 100.00 although some are missing, it is 99.99%. An empty denominator prints `—`.
 */
export function printRate(numerator: number, denominator: number): string {
  if (denominator === 0) return '—';
  // In hundredths of a percent, in whole numbers: no rounding error of binary fractions.
  const halfUp = Math.floor((numerator * 20_000 + denominator) / (2 * denominator));
  const hundredths = numerator < denominator ? Math.min(halfUp, 9_999) : halfUp;
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}
