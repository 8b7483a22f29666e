import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { aPackageTargetsARecentAndroid as rule } from './a-package-targets-a-recent-android.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['the oldest that is not pointed out', inspectedAs({ targetSdk: 30 }), []],
  ['one older', inspectedAs({ targetSdk: 29 }), ['apps.a1.packages.0.file']],
  [
    'the oldest version that it runs on counts where no target is named',
    inspectedAs({ targetSdk: null, minSdk: 21 }),
    ['apps.a1.packages.0.file'],
  ],
  ['none is named', inspectedAs({ targetSdk: null }), []],
  ['iOS has none', inspectedAs({ platform: 'ios', targetSdk: 1 }), []],
  ['as the department has set', inspectedAs({ targetSdk: 29 }, {}, { oldestTarget: 26 }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
