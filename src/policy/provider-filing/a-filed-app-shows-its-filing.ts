import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding, PROVIDERS } from '../rule.ts';
import type { FilingShowing } from './showing-form.ts';

/** What a provider says of where its filing is shown. */
export interface ShowingFacts {
  readonly form: FilingShowing;
  /** The screenshot was uploaded by the provider. */
  readonly screenshotExists: boolean;
  /** The record is in force. */
  readonly filed: boolean;
}

export const aFiledAppShowsItsFiling = defineRule<ShowingFacts>({
  id: 'provider-filing/a-filed-app-shows-its-filing',
  ref: 'PF-8',
  title: '已备案的应用应当在显著位置公示备案信息',
  sources: [M(14)],
  ours: '填写公示的位置并附截图，供监督检查核对',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, screenshotExists, filed }): Finding[] => [
    ...(filed
      ? []
      : [{ message: '这个应用的备案不在有效状态，不能登记公示位置。', remedy: '请先恢复备案。' }]),
    ...(form.where
      ? []
      : [
          {
            field: 'where',
            message: '没有写明备案信息在应用中的公示位置。',
            remedy: '请写明从首页到公示处的步骤，例如“我的—关于—备案信息”。',
          },
        ]),
    ...(screenshotExists
      ? []
      : [
          {
            field: 'screenshot',
            message: '没有附上公示处的截图，或者截图不属于本单位。',
            remedy: '请上传能看清备案号的截图。',
          },
        ]),
  ],
});
