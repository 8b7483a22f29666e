import { z } from 'zod';
import { APP_STATUSES } from '../../../policy/register/states.ts';
import {
  type CertificateJwk,
  type CertificateKeys,
  certificateJwk,
  isSignedBy,
} from '../../certificate-keys.ts';

/**
 * What a filing certificate says. It is a JWS in compact form (RFC 7515), so that any library for JOSE verifies it; see
 * docs/filing-certificate.md.
 */
export const statement = z.object({
  /** Of the register. */
  id: z.number(),
  number: z.string().nullable(),
  name: z.string(),
  provider: z.string(),
  status: z.enum(Object.keys(APP_STATUSES) as [keyof typeof APP_STATUSES]),
  since: z.string(),
  filedOn: z.string().nullable(),
  /** When the register said so. */
  asOf: z.iso.datetime(),
  /** 演示数据. */
  banner: z.string().optional(),
});
export type Statement = z.infer<typeof statement>;

const header = z.object({ alg: z.string().max(20), kid: z.string().max(100) });
export const keySet = z.object({ keys: z.array(certificateJwk).max(100) });

export type Examination =
  | { readonly isGenuine: true; readonly statement: Statement }
  | { readonly isGenuine: false; readonly reason: string };

export function certify({ algorithm, id, sign }: CertificateKeys, said: Statement): string {
  const signed = `${encoded({ alg: algorithm, kid: id })}.${encoded(said)}`;
  return `${signed}.${sign(signed).toString('base64url')}`;
}

const LONGEST = 4_000;

/**
 * Whether one of these keys has signed it, and what it says. Takes the certificate itself, an address that ends in it,
 * and a file that holds one of the two.
 */
export function examine(keys: readonly CertificateJwk[], text: string): Examination {
  const folded = text.slice(0, LONGEST).replace(/\s/g, '');
  const compact = folded.slice(Math.max(folded.lastIndexOf('/'), folded.lastIndexOf('=')) + 1);
  const [head = '', body = '', signature = '', ...more] = compact.split('.');
  if (signature === '' || more.length > 0)
    return refused('这不是备案证书：证书由三段字符组成，以点号分隔。请核对是否复制完整。');
  const said = header.safeParse(decoded(head));
  if (!said.success) return refused('这不是备案证书，或者没有复制完整。');
  const key = keys.find(({ kid, alg }) => kid === said.data.kid && alg === said.data.alg);
  if (key === undefined) return refused('证书不是本平台签发的：没有签发它的密钥。');
  if (!isSignedBy(key, `${head}.${body}`, Buffer.from(signature, 'base64url')))
    return refused('证书的内容被改动过，或者没有复制完整：签名不符。');
  const read = statement.safeParse(decoded(body));
  return read.success ? { isGenuine: true, statement: read.data } : refused('证书的内容不完整。');
}

function refused(reason: string): Examination {
  return { isGenuine: false, reason };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
