import { createHash } from 'node:crypto';
import { Damaged } from '../formats/damaged.ts';
import { partsOf, readDer } from './der.ts';

/** What of an X.509 certificate matters here. Its names are claims: apps are signed by certificates that nobody vouches for. */
export interface Certificate {
  readonly sha256: string;
  readonly der: Buffer;
  readonly serial: Buffer;
  readonly issuer: Buffer;
  /** The public key with its algorithm. */
  readonly spki: Buffer;
}

const VERSION = 0xa0;

/** @throws Damaged */
export function readCertificate(der: Buffer): Certificate {
  const whole = readDer(der);
  const [tbs] = partsOf(whole);
  if (tbs === undefined) throw new Damaged('certificate');
  const fields = partsOf(tbs);
  if (fields[0]?.tag === VERSION) fields.shift();
  const [serial, , issuer, , , spki] = fields;
  if (serial === undefined || issuer === undefined || spki === undefined) throw new Damaged('certificate');
  return {
    sha256: createHash('sha256').update(whole.whole).digest('hex'),
    der: whole.whole,
    serial: serial.content,
    issuer: issuer.whole,
    spki: spki.whole,
  };
}
