import type { SdkCategory } from '../app-packages/report.ts';
import { F1, instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import type { FiledApp } from './form.ts';
import { inspectedPackages } from './inspected-packages.ts';

interface Question {
  readonly category: SdkCategory;
  readonly field: string;
  /** Answered, and with no. */
  readonly isDenied: (app: FiledApp) => boolean;
  readonly what: string;
  readonly remedy: string;
}

const without = (feature: 'charges' | 'live-streaming') => (app: FiledApp) =>
  app.features !== undefined && !app.features.includes(feature);

const QUESTIONS: readonly Question[] = [
  {
    category: 'payment',
    field: 'features',
    isDenied: without('charges'),
    what: '收费',
    remedy: '请更正“是否收费”；确实不收费的，请从应用中去掉支付组件后重新上传。',
  },
  {
    category: 'advertising',
    field: 'advertisements',
    isDenied: ({ advertisements }) => advertisements === false,
    what: '广告',
    remedy: '请更正“是否有广告”；确实没有的，请从应用中去掉广告组件后重新上传。',
  },
  {
    category: 'live-streaming',
    field: 'features',
    isDenied: without('live-streaming'),
    what: '直播',
    remedy: '请更正“是否直播”；只用于其他音视频功能的，请向核验人员说明。',
  },
];

export const theKitsInAPackageAgreeWithTheAnswers = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-kits-in-a-package-agree-with-the-answers',
  ref: 'UF-5',
  title: '安装包中有广告、支付、直播组件的，应当如实申报',
  sources: [F1(), O(11)],
  ours: '有组件不等于使用，是否退回由核验人员判断；学校要求使用的应用不得收费，也不得有商业广告',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    inspectedPackages(facts).flatMap(({ app, report, label }) =>
      QUESTIONS.flatMap(({ category, field, isDenied, what, remedy }) => {
        const kits = report.sdks.filter((sdk) => sdk.category === category);
        if (kits.length === 0 || !isDenied(app)) return [];
        return [
          {
            field: `apps.${app.key}.${field}`,
            message: `${label}中有${what}组件（${kits.map(({ name }) => name).join('、')}），却申报为没有${what}。`,
            remedy,
          },
        ];
      }),
    ),
});
