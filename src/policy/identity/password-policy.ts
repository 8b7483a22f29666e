import { z } from 'zod';

export const LONGEST_PASSWORD = 128;

/** What an authority asks of the passwords below it. */
export const passwordPolicy = z.strictObject({
  minLength: z.int('应为整数').min(8, '至少 8 位').max(64, '最多 64 位'),
  /** Of capital letters, small letters, digits and other characters. */
  minClasses: z.int('应为整数').min(1, '至少 1 种').max(4, '最多 4 种'),
  /** How many former passwords may not be used again. */
  history: z.int('应为整数').min(0, '不能为负数').max(24, '最多 24 个'),
  /** Null: passwords do not expire. */
  maxAgeDays: z.int('应为整数').min(1, '至少 1 天').max(3650, '最多 3650 天').nullable(),
});
export type PasswordPolicy = z.infer<typeof passwordPolicy>;

/** GB/T 22239-2019 asks for complexity and regular change without figures; these are the usual ones. */
export const STANDARD_PASSWORD_POLICY: PasswordPolicy = {
  minLength: 10,
  minClasses: 3,
  history: 5,
  maxAgeDays: 90,
};

/** Who has roles below several authorities keeps to the strictest of each. */
export function strictestPasswordPolicy(policies: readonly PasswordPolicy[]): PasswordPolicy {
  const ages = policies.flatMap(({ maxAgeDays }) => (maxAgeDays === null ? [] : [maxAgeDays]));
  return {
    minLength: Math.max(...policies.map(({ minLength }) => minLength)),
    minClasses: Math.max(...policies.map(({ minClasses }) => minClasses)),
    history: Math.max(...policies.map(({ history }) => history)),
    maxAgeDays: ages.length === 0 ? null : Math.min(...ages),
  };
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^\da-zA-Z]/];

/** How many of the four classes of characters it has. */
export function classesOf(password: string): number {
  return CLASSES.filter((pattern) => pattern.test(password)).length;
}

export function passwordHint({ minLength, minClasses }: PasswordPolicy): string {
  return `至少 ${minLength} 位，包含大写字母、小写字母、数字、符号中的至少 ${minClasses} 种，不包含账号名，不是常见密码或连续、重复的字符。`;
}
