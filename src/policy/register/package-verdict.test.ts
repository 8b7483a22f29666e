import { expect, test } from 'vitest';
import { judgePackage, type PackageInHand, type PublishedApp } from './package-verdict.ts';

type Expected = [verdict: string, signerCompared: boolean];

const OWN = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const inHand = (changes: Partial<PackageInHand> = {}): PackageInHand => ({
  platform: 'android',
  packageId: 'com.example.homework',
  certificates: [OWN],
  version: '1.0.0',
  name: '示例作业',
  isTampered: false,
  ...changes,
});
const published = (
  changes: Partial<PublishedApp['packages'][number]> = {},
  status: PublishedApp['status'] = 'filed',
): PublishedApp => ({
  name: '示例作业',
  status,
  packages: [
    {
      platform: 'android',
      packageId: 'com.example.homework',
      certificate: OWN,
      version: '1.0.0',
      ...changes,
    },
  ],
});

test.each<[string, PackageInHand, PublishedApp[], ...Expected]>([
  ['the same in everything', inHand(), [published()], 'filed', true],
  ['whatever the version, where none is asked', inHand({ version: null }), [published()], 'filed', true],
  ['whatever the version, where none was published', inHand(), [published({ version: '' })], 'filed', true],
  ['another version', inHand({ version: '2.0' }), [published()], 'other-version', true],
  ['another signer', inHand({ certificates: [OTHER] }), [published()], 'different-signer', true],
  [
    'a signer who follows the published one',
    inHand({ certificates: [OTHER, OWN] }),
    [published()],
    'filed',
    true,
  ],
  ['no signer published', inHand(), [published({ certificate: null })], 'filed', false],
  ['no signer known', inHand({ certificates: [] }), [published()], 'filed', false],
  [
    'changed after it was signed',
    inHand({ isTampered: true, certificates: [] }),
    [published()],
    'tampered',
    false,
  ],
  ['of the same name only', inHand({ packageId: 'cn.clone' }), [published()], 'different-signer', true],
  [
    'of another platform, under its name',
    inHand({ platform: 'ios' }),
    [published()],
    'different-signer',
    true,
  ],
  [
    'of no name and another id',
    inHand({ packageId: 'cn.clone', name: null }),
    [published()],
    'not-filed',
    false,
  ],
  ['suspended', inHand(), [published({}, 'suspended')], 'not-in-force', true],
  ['revoked, and filed by another record', inHand(), [published({}, 'revoked'), published()], 'filed', true],
  ['nothing published', inHand(), [], 'not-filed', false],
])('%s', (_, package_, apps, ...[verdict, signerCompared]) => {
  expect(judgePackage(package_, apps)).toMatchObject({ verdict, signerCompared });
});
