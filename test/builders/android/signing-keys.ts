import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { der, integer, NULL, oid, sequence, set } from './der-writer.ts';

/** A key with a certificate of its own, as developers sign with. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly spki: Buffer;
  readonly certificate: Buffer;
  readonly name: Buffer;
  readonly kind: 'rsa' | 'ec';
}

const SHA256_WITH = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' } as const;

export function aSigningKey(commonName: string, kind: SigningKey['kind'] = 'ec'): SigningKey {
  const { privateKey, publicKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(commonName)))));
  const algorithm = sequence(oid(SHA256_WITH[kind]), ...(kind === 'rsa' ? [NULL] : []));
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('490101000000Z')));
  const tbs = sequence(der(0xa0, integer(2)), integer(1), algorithm, name, validity, name, spki);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', tbs, privateKey));
  return { privateKey, spki, certificate: sequence(tbs, algorithm, signature), name, kind };
}
