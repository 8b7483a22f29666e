import { describe, expect, test } from 'vitest';
import { apkParts, aSignedApk } from '../../../../../test/builders/android/apk.ts';
import { u32 } from '../../../../../test/builders/android/binary-chunks.ts';
import { jarSigned } from '../../../../../test/builders/android/jar-signing.ts';
import { aSigningKey } from '../../../../../test/builders/android/signing-keys.ts';
import {
  BEARS_STRONGER,
  lineageOf,
  PROOF_OF_ROTATION,
  ROTATION_FROM_SDK,
  signed,
} from '../../../../../test/builders/android/signing-schemes.ts';
import { bytesOf } from '../../../../../test/builders/byte-source.ts';
import { aZip } from '../../../../../test/builders/documents.ts';
import { TAMPERINGS } from '../../../../../test/judges/tampering.ts';
import { inspectPackage } from '../inspect-package.ts';

const old = aSigningKey('Example');
const next = aSigningKey('Example, rotated');
const rsa = aSigningKey('Example RSA', 'rsa');
const stranger = aSigningKey('Somebody else');

const inspect = (apk: Buffer) => inspectPackage(bytesOf(apk), []);

async function verdictOf(apk: Buffer) {
  const { signing, findings } = await inspect(apk);
  return {
    verdict: signing.verdict,
    schemes: signing.schemes.map(({ scheme, verified }) => `${scheme} ${verified}`),
    faults: signing.schemes.flatMap(({ faults }) => faults.map(({ fault }) => fault)),
    findings: findings.map(({ code }) => code),
  };
}

const rotation = (keys = [old, next]) => [PROOF_OF_ROTATION, lineageOf(keys)] as const;
const rotatesFrom = (sdk: number) => [ROTATION_FROM_SDK, u32(sdk)] as const;

describe('a signature holds', () => {
  test.each([
    ['v1', aSignedApk({ minSdk: 21, targetSdk: 29 }, { jar: old }), ['v1 true']],
    ['v1 by RSA', aSignedApk({ minSdk: 18, targetSdk: 29 }, { jar: rsa }), ['v1 true']],
    ['v2', aSignedApk({}, { schemes: [{ scheme: 'v2', key: rsa }] }), ['v2 true']],
    [
      'v1, v2 and v3 together',
      aSignedApk(
        { minSdk: 21 },
        {
          jar: old,
          announces: '2, 3',
          schemes: [
            { scheme: 'v2', key: old, attributes: [[BEARS_STRONGER, u32(3)]] },
            { scheme: 'v3', key: old },
          ],
        },
      ),
      ['v1 true', 'v2 true', 'v3 true'],
    ],
    [
      'v3 of a new key that the old one vouches for, beside v2 of the old one',
      aSignedApk(
        {},
        {
          schemes: [
            { scheme: 'v2', key: old },
            { scheme: 'v3', key: next, attributes: [rotation()] },
          ],
        },
      ),
      ['v2 true', 'v3 true'],
    ],
    [
      'v3.1 of a new key for new versions of Android, beside v3 of the old one',
      aSignedApk(
        {},
        {
          schemes: [
            { scheme: 'v3', key: old, attributes: [rotatesFrom(33)] },
            { scheme: 'v3.1', key: next, attributes: [rotation()] },
          ],
        },
      ),
      ['v3 true', 'v3.1 true'],
    ],
  ])('%s', async (_, apk, schemes) => {
    expect(await verdictOf(apk)).toEqual({ verdict: 'verified', schemes, faults: [], findings: [] });
  });

  test('and the certificates are named with their scheme, the lineage oldest first', async () => {
    const apk = aSignedApk({}, { schemes: [{ scheme: 'v3', key: next, attributes: [rotation()] }] });
    const { certificates, signing } = await inspect(apk);
    const [signer] = signing.schemes[0]?.signers ?? [];
    expect(certificates).toEqual([{ sha256: signer?.certificate, scheme: 'v3', verified: true }]);
    expect(signer?.lineage).toHaveLength(2);
    expect(signer?.lineage[1]).toBe(signer?.certificate);
  });
});

describe('a signature is broken', () => {
  const alone = (scheme: 'v3' | 'v3.1', attribute: readonly [number, Buffer]) =>
    aSignedApk({}, { schemes: [{ scheme, key: next, attributes: [attribute] }] });

  test.each([
    ['by a lineage that a stranger has signed', alone('v3', rotation([stranger, old])), 'lineage-broken'],
    ['by a lineage without a beginning', alone('v3', [PROOF_OF_ROTATION, u32(1)]), 'lineage-broken'],
    ['by a lineage of another version', alone('v3', [PROOF_OF_ROTATION, u32(2)]), 'lineage-broken'],
    ['when v3 tells of a v3.1 that is gone', alone('v3', rotatesFrom(33)), 'stripped'],
    ['when v3.1 stands where no v3 tells of it', alone('v3.1', rotation()), 'sdk-ranges'],
    [
      'when v2 tells of a v3 that is gone',
      aSignedApk({}, { schemes: [{ scheme: 'v2', key: old, attributes: [[BEARS_STRONGER, u32(3)]] }] }),
      'stripped',
    ],
    [
      'when v1 tells of a v2 that is gone',
      aSignedApk({ minSdk: 21, targetSdk: 29 }, { jar: old, announces: '2' }),
      'stripped',
    ],
    [
      'when v2 and v3 are of different signers',
      aSignedApk(
        { minSdk: 24 },
        {
          schemes: [
            { scheme: 'v2', key: stranger },
            { scheme: 'v3', key: old },
          ],
        },
      ),
      'public-key-differs',
    ],
    [
      'when v3 ends before the newest Android',
      aSignedApk({}, { schemes: [{ scheme: 'v3', key: old, maxSdk: 30 }] }),
      'sdk-ranges',
    ],
    [
      'when the versions of Android of v3.1 are not those of which v3 tells',
      aSignedApk(
        {},
        {
          schemes: [
            { scheme: 'v3', key: old, attributes: [rotatesFrom(34)] },
            { scheme: 'v3.1', key: next, attributes: [rotation()] },
          ],
        },
      ),
      'sdk-ranges',
    ],
    [
      'when an entry was added that v1 does not name',
      aZip([
        ...jarSigned(apkParts({ minSdk: 21, targetSdk: 29 }), old),
        { name: 'assets/added', content: 'x' },
      ]),
      'entry-unsigned',
    ],
    [
      'when an entry is missing that v1 names',
      aZip(
        jarSigned(
          [...apkParts({ minSdk: 21, targetSdk: 29 }), { name: 'assets/gone', content: 'x' }],
          old,
        ).filter(({ name }) => name !== 'assets/gone'),
      ),
      'entry-missing',
    ],
    [
      'when v1 needs a newer Android than the app says that it needs',
      aSignedApk({ minSdk: 18, targetSdk: 29 }, { jar: old }),
      'algorithm-too-new',
    ],
  ])('%s', async (_, apk, fault) => {
    const { verdict, faults } = await verdictOf(apk);
    expect({ verdict, faults }).toEqual({ verdict: 'broken', faults: [fault] });
  });

  test('v1 alone is not enough for what is made for Android 11', async () => {
    const { verdict, findings } = await verdictOf(aSignedApk({ minSdk: 21, targetSdk: 30 }, { jar: old }));
    expect({ verdict, findings }).toEqual({ verdict: 'broken', findings: ['signature-too-weak'] });
  });

  test('without one at all it is unsigned', async () => {
    const { verdict, findings } = await verdictOf(aZip(apkParts()));
    expect({ verdict, findings }).toEqual({ verdict: 'unsigned', findings: ['signature-missing'] });
  });

  const whole = aSignedApk(
    { minSdk: 21 },
    { jar: old, announces: '2, 3', schemes: (['v2', 'v3'] as const).map((scheme) => ({ scheme, key: old })) },
  );
  test.each(Object.entries(TAMPERINGS))('by %s', async (_, tamper) => {
    expect((await verdictOf(whole)).verdict).toBe('verified');
    expect((await verdictOf(tamper(whole) ?? whole)).verdict).toBe('broken');
  });

  test('by every byte of the signed data, the signature and the key', async () => {
    const apk = signed(aZip(apkParts({ more: [] })), [{ scheme: 'v2', key: old }]);
    const start = apk.indexOf('APK Sig Block 42') - 8;
    const size = Number(apk.readBigUInt64LE(start));
    const first = start + 16 - size + 8 + 4;
    const survivors: number[] = [];
    for (let at = first; at < start; at += 7) {
      const changed = Buffer.from(apk);
      changed.writeUInt8((changed[at] ?? 0) ^ 0x40, at);
      if ((await inspect(changed)).signing.verdict === 'verified') survivors.push(at - first);
    }
    expect(survivors).toEqual([]);
  });
});
