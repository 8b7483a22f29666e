import { expect, test } from 'vitest';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import type { PackageReport } from './report.ts';
import { versionDifferences } from './version-differences.ts';

const report = (changes: Partial<PackageReport> = {}): PackageReport => {
  const [found] = [...inspectedAs(changes).inspections.values()];
  if (found === undefined) throw new Error('no report');
  return found;
};
const kit = { name: '示例组件', category: 'push', prefix: 'com.example.push' } as const;
const NONE = { permissionsAdded: [], permissionsGone: [], sdksAdded: [], sdksGone: [], signerChanged: false };
const signedBy = (digit: string): PackageReport['certificates'] => [
  { sha256: digit.repeat(64), scheme: 'v2', verified: true },
];

test.each<[string, PackageReport, PackageReport, object]>([
  ['nothing', report(), report(), {}],
  [
    'a permission more and one less',
    report({ permissions: ['a', 'b'] }),
    report({ permissions: ['b', 'c'] }),
    { permissionsAdded: ['c'], permissionsGone: ['a'] },
  ],
  ['a kit more', report(), report({ sdks: [kit] }), { sdksAdded: ['示例组件'] }],
  ['a kit less', report({ sdks: [kit] }), report(), { sdksGone: ['示例组件'] }],
  ['another signer', report(), report({ certificates: signedBy('b') }), { signerChanged: true }],
  ['no signer known', report({ certificates: [] }), report(), {}],
])('%s', (_, before, after, differences) => {
  expect(versionDifferences(before, after)).toEqual({ ...NONE, ...differences });
});
