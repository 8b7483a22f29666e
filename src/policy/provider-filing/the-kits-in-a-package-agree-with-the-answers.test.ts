import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import type { SdkCategory } from '../app-packages/report.ts';
import { theKitsInAPackageAgreeWithTheAnswers as rule } from './the-kits-in-a-package-agree-with-the-answers.ts';

const kit = (category: SdkCategory) => ({ name: '示例组件', category, prefix: 'com.example.kit' });

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['none', inspectedAs(), []],
  ['payment, said to be free', inspectedAs({ sdks: [kit('payment')] }), ['apps.a1.features']],
  ['payment, said to charge', inspectedAs({ sdks: [kit('payment')] }, { features: ['charges'] }), []],
  ['advertising, said to have none', inspectedAs({ sdks: [kit('advertising')] }), ['apps.a1.advertisements']],
  ['advertising, as said', inspectedAs({ sdks: [kit('advertising')] }, { advertisements: true }), []],
  [
    'advertising, not answered',
    inspectedAs({ sdks: [kit('advertising')] }, { advertisements: undefined }),
    [],
  ],
  ['live streaming, said to have none', inspectedAs({ sdks: [kit('live-streaming')] }), ['apps.a1.features']],
  [
    'live streaming, as said',
    inspectedAs({ sdks: [kit('live-streaming')] }, { features: ['live-streaming'] }),
    [],
  ],
  ['a kit for what nobody asks', inspectedAs({ sdks: [kit('push')] }), []],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});
