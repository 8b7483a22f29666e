import * as fc from 'fast-check';

/** Long strings that make a backtracking pattern explode: repeated starts of the right form, and ends that spoil it. */
export function hostileTexts(start: string, length = 100_000): string[] {
  const repeated = start.repeat(Math.ceil(length / start.length)).slice(0, length);
  return [
    repeated,
    `${repeated}!`,
    '0'.repeat(length),
    `${'1'.repeat(length)}x`,
    ' '.repeat(length),
    '－'.repeat(length),
  ];
}

/** Any UTF-16 units, lone surrogates included. fast-check's own `binary` strings take over a second to set up. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((units) => String.fromCharCode(...units));
