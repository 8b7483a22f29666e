import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aFiledApp,
  aFormWithApp,
  aProviderFilingForm,
  providerFilingFacts,
} from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aForumHasAContentReviewSystem as rule } from './a-forum-has-a-content-review-system.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['no forum', providerFilingFacts({ form: aFormWithApp({ features: ['charges'] }) }), []],
  [
    'a forum with its rules',
    providerFilingFacts({ form: aFormWithApp({ features: ['forum'], contentReviewSystem: fileId(9) }) }),
    [],
  ],
  [
    'a forum without',
    providerFilingFacts({ form: aFormWithApp({ features: ['forum'] }) }),
    ['apps.a1.contentReviewSystem'],
  ],
  [
    'live streaming brings no duty in the texts',
    providerFilingFacts({ form: aFormWithApp({ features: ['live-streaming'] }) }),
    [],
  ],
  [
    'the second app only',
    providerFilingFacts({
      form: aProviderFilingForm({
        apps: [aFiledApp(), aFiledApp({ key: 'a2', features: ['forum', 'charges'] })],
      }),
    }),
    ['apps.a2.contentReviewSystem'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('says what the texts demand, and what to hand in', () => {
  const [found] = findings(rule, providerFilingFacts({ form: aFormWithApp({ features: ['forum'] }) }));
  expect(found).toMatchObject({
    message:
      '具备论坛、社区、留言等功能的应用应当建立信息审核制度，但教育移动应用“示例作业”·信息审核制度未提供。',
    remedy: '请填写或上传教育移动应用“示例作业”·信息审核制度。',
    source: '教技函〔2019〕55号（五）',
  });
});
