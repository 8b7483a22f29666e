import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIVATION_CODE_LENGTH,
  CODE_ALPHABET,
  codeOf,
  groupedCode,
  RECOVERY_CODE_LENGTH,
  readTypedCode,
} from './typed-code.ts';

const values = fc.array(fc.integer({ min: 0, max: CODE_ALPHABET.length - 1 }), {
  minLength: ACTIVATION_CODE_LENGTH,
  maxLength: ACTIVATION_CODE_LENGTH,
});
const read = (text: string) => readTypedCode(text, ACTIVATION_CODE_LENGTH);
const EXAMPLE = codeOf(Array.from({ length: ACTIVATION_CODE_LENGTH }, (_, at) => at % CODE_ALPHABET.length));

describe('a typed code', () => {
  test('has more than eighty random bits', () => {
    expect(ACTIVATION_CODE_LENGTH * Math.log2(CODE_ALPHABET.length)).toBeGreaterThan(80);
    expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length);
  });

  test('is printed in groups of four', () => {
    expect(groupedCode(EXAMPLE)).toMatch(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
    expect(groupedCode(codeOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toHaveLength(14);
  });

  test('is read back, however it was typed', () => {
    fc.assert(
      fc.property(values, (list) => {
        const code = codeOf(list);
        expect(read(groupedCode(code))).toEqual({ code });
        expect(read(` ${groupedCode(code).toLowerCase().replaceAll('-', ' ')} `)).toEqual({ code });
      }),
    );
    expect(
      read([...EXAMPLE].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('')),
    ).toEqual({
      code: EXAMPLE,
    });
  });

  test('tells of any one wrong character', () => {
    fc.assert(
      fc.property(values, fc.nat(ACTIVATION_CODE_LENGTH), fc.integer({ min: 1, max: 22 }), (list, at, by) => {
        const code = codeOf(list);
        const other = CODE_ALPHABET.charAt(
          (CODE_ALPHABET.indexOf(code.charAt(at)) + by) % CODE_ALPHABET.length,
        );
        expect(read(code.slice(0, at) + other + code.slice(at + 1))).toHaveProperty('fault');
      }),
    );
  });

  test('tells of any two that changed places', () => {
    const place = fc.nat(ACTIVATION_CODE_LENGTH);
    fc.assert(
      fc.property(values, place, place, (list, one, other) => {
        const typed = [...codeOf(list)];
        const [a = '', b = ''] = [typed[one], typed[other]];
        fc.pre(a !== b);
        typed[one] = b;
        typed[other] = a;
        expect(read(typed.join(''))).toHaveProperty('fault');
      }),
    );
  });

  test.each([
    ['a character that is never printed', EXAMPLE.replace('3', '0'), '“0”'],
    ['too short', EXAMPLE.slice(1), '您输入了 19 个'],
    ['too long', `${EXAMPLE}A`, '您输入了 21 个'],
    ['nothing', '', '您输入了 0 个'],
    ['half a character', '\uD800', '码中不会出现'],
    ['one changed', `${EXAMPLE.slice(0, -1)}${EXAMPLE.endsWith('A') ? 'C' : 'A'}`, '校验不符'],
  ])('says what is wrong: %s', (_name, text, told) => {
    expect(read(text)).toEqual({ fault: expect.stringContaining(told) });
  });

  test('of one kind is not of another', () => {
    expect(readTypedCode(EXAMPLE, RECOVERY_CODE_LENGTH)).toHaveProperty('fault');
  });
});
