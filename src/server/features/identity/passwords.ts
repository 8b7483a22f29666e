import { hash, verify } from '@node-rs/argon2';
import { type Defect, Failure } from '../../errors.ts';

/** OWASP's second recommendation: 19 MiB, two passes, one lane; argon2id is the library's default. About 35 ms. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MIN_LENGTH = 10;
const MAX_LENGTH = 128;
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^\da-zA-Z]/];
const MIN_CLASSES = 3;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), OPTIONS);
}

export function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFC'));
}

/** @throws Failure `invalid` naming everything that the password lacks (GB/T 22239-2019, level 3) */
export function ensureStrong(password: string, loginName: string, field = 'password'): void {
  const defects = defectsOf(password, loginName).map((message): Defect => ({ field, message }));
  if (defects.length > 0)
    throw new Failure('invalid', '密码不符合要求。', { remedy: '请换一个密码。', defects });
}

function defectsOf(password: string, loginName: string): string[] {
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length;
  return [
    ...(password.length < MIN_LENGTH ? [`密码至少 ${MIN_LENGTH} 位。`] : []),
    ...(password.length > MAX_LENGTH ? [`密码最多 ${MAX_LENGTH} 位。`] : []),
    ...(classes < MIN_CLASSES ? ['密码须包含大写字母、小写字母、数字、符号中的至少三种。'] : []),
    ...(password.toLowerCase().includes(loginName.toLowerCase()) ? ['密码不能包含账号名。'] : []),
  ];
}
