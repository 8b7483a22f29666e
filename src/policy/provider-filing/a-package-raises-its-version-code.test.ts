import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aPackageRaisesItsVersionCode as rule } from './a-package-raises-its-version-code.ts';

/** The form's one package, after a published one with that code. */
function after(versionCode: number | null, now: Parameters<typeof inspectedAs>[0]) {
  const facts = inspectedAs(now);
  const [report] = [...facts.inspections.values()];
  if (report === undefined) throw new Error('no package');
  const earlier = { version: '0.9.0', publishedOn: null, report: { ...report, versionCode } };
  return { ...facts, earlierPackages: new Map([[fileId(104), earlier]]) };
}

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['nothing was published before', inspectedAs({ versionCode: 1 }), []],
  ['one more', after(7, { versionCode: 8 }), []],
  ['the same', after(7, { versionCode: 7 }), ['apps.a1.packages.0.file']],
  ['less', after(7, { versionCode: 6 }), ['apps.a1.packages.0.file']],
  ['not known now', after(7, { versionCode: null }), []],
  ['not known then', after(null, { versionCode: 1 }), []],
  ['on iOS, where it may begin anew', after(7, { versionCode: 1, platform: 'ios' }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
