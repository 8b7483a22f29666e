import { instruments, M, NATIONWIDE, O } from '../articles.ts';
import { hasContent } from '../has-content.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { trains } from './fields.ts';
import type { FiledApp } from './form.ts';
import { labelOf } from './placed-fields.ts';

interface Contradiction {
  readonly field: keyof FiledApp;
  readonly holds: (app: FiledApp) => boolean;
  /** What was answered, and what speaks against it. */
  readonly says: string;
}

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    field: 'training',
    holds: (app) => app.training === false && trains(app),
    says: '填写为不实施培训，却具有中小学学科培训功能或者属于校外线上学科类培训',
  },
  {
    field: 'minorsMain',
    holds: ({ minorsMain, audience = [] }) =>
      minorsMain === false &&
      audience.length > 0 &&
      audience.every((one) => one === 'primary-secondary' || one === 'kindergarten'),
    says: '填写为不以未成年人为主要用户，服务对象却只有中小学、幼儿园学生',
  },
  {
    field: 'advertisements',
    holds: ({ advertisements, advertisementsFit }) =>
      advertisements === false && hasContent(advertisementsFit),
    says: '填写为不呈现广告，却说明了广告与服务的契合',
  },
  {
    field: 'collectsPersonalData',
    holds: (app) =>
      app.collectsPersonalData === false && (app.registersUsers === true || hasContent(app.personalData)),
    says: '填写为不收集个人信息，却有注册用户或者列出了收集的个人信息',
  },
];

export const theAnswersAboutAnAppAgree = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-answers-about-an-app-agree',
  ref: 'PF-12',
  title: '应用的各项填写应当前后一致',
  sources: [M(12), O(5), O(6)],
  ours: '前后不一致的只作提示，由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form }) =>
    (form.apps ?? []).flatMap((app) =>
      CONTRADICTIONS.filter(({ holds }) => holds(app)).map(({ field, says }) => ({
        field: `apps.${app.key}.${field}`,
        message: `${labelOf(form, `apps.${app.key}`)}${says}。`,
        remedy: '请核对并更正填错的一项。',
      })),
    ),
});
