import { G, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { PasswordFacts } from './facts.ts';

export const aPasswordIsNoRepetitionOrSequence = defineRule<Pick<PasswordFacts, 'password'>>({
  id: 'identity/a-password-is-no-repetition-or-sequence',
  ref: 'JU-8',
  title: '密码不含连续或重复的字符',
  sources: [G('a')],
  ours: '四个相同的字符、五个顺序排列的字符或整段重复都容易被猜到',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ password }) =>
    hasRepetition(password) || hasSequence(password.toLowerCase())
      ? [
          {
            field: 'password',
            message: '密码含有连续或重复的字符，如 1111、12345、qwert、Abc1Abc1。',
            remedy: '请打乱顺序或换一个密码。',
          },
        ]
      : [],
});

const SAME = 4;
const IN_ORDER = 5;
/** Rows of the keyboard, the alphabet and the digits. */
const ORDERS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*()',
];

function hasRepetition(password: string): boolean {
  const characters = [...password];
  const isRun = (start: number): boolean =>
    characters.slice(start, start + SAME).every((character) => character === characters[start]);
  const starts = characters.slice(0, Math.max(0, characters.length - SAME + 1));
  return starts.some((_, start) => isRun(start)) || isRepeated(password);
}

/** Whether the whole is one piece several times: found within itself doubled, other than at its ends. */
function isRepeated(password: string): boolean {
  return password.length > 1 && (password + password).indexOf(password, 1) < password.length;
}

function hasSequence(password: string): boolean {
  return ORDERS.flatMap((order) => [order, [...order].toReversed().join('')]).some((order) =>
    [...order].some((_, at) => {
      const piece = order.slice(at, at + IN_ORDER);
      return piece.length === IN_ORDER && password.includes(piece);
    }),
  );
}
