import { createHash, sign } from 'node:crypto';
import type { ZipPart } from '../documents.ts';
import { der, integer, NULL, oid, sequence, set } from './der-writer.ts';
import type { SigningKey } from './signing-keys.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const KEY_IDS = { rsa: '1.2.840.113549.1.1.1', ec: '1.2.840.10045.4.3.2' } as const;

/** The parts with the three files that scheme v1 adds. `announces`: other schemes, as in `2, 3`. */
export function jarSigned(
  parts: readonly ZipPart[],
  key: SigningKey,
  { announces, stem = 'CERT' }: { readonly announces?: string; readonly stem?: string } = {},
): ZipPart[] {
  const section = (name: string, content: string | Buffer): string =>
    lines([`Name: ${name}`, `SHA-256-Digest: ${digest(Buffer.from(content))}`]);
  const sections = parts.map(({ name, content }) => section(name, content));
  const manifest = lines(['Manifest-Version: 1.0']) + sections.join('');
  const file =
    lines([
      'Signature-Version: 1.0',
      `SHA-256-Digest-Manifest: ${digest(Buffer.from(manifest))}`,
      ...(announces === undefined ? [] : [`X-Android-APK-Signed: ${announces}`]),
    ]) + parts.map(({ name }, index) => section(name, sections[index] ?? '')).join('');
  const extension = key.kind === 'rsa' ? 'RSA' : 'EC';
  return [
    ...parts,
    { name: 'META-INF/MANIFEST.MF', content: manifest },
    { name: `META-INF/${stem}.SF`, content: file },
    { name: `META-INF/${stem}.${extension}`, content: pkcs7(Buffer.from(file), key) },
  ];
}

function lines(of: readonly string[]): string {
  return `${of.join('\r\n')}\r\n\r\n`;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function pkcs7(contents: Buffer, key: SigningKey): Buffer {
  const hash = sequence(oid(SHA256), NULL);
  const signer = sequence(
    integer(1),
    sequence(key.name, integer(1)),
    hash,
    sequence(oid(KEY_IDS[key.kind]), ...(key.kind === 'rsa' ? [NULL] : [])),
    der(0x04, sign('sha256', contents, key.privateKey)),
  );
  const signedData = sequence(
    integer(1),
    set(hash),
    sequence(oid(DATA)),
    der(0xa0, key.certificate),
    set(signer),
  );
  return sequence(oid(SIGNED_DATA), der(0xa0, signedData));
}
