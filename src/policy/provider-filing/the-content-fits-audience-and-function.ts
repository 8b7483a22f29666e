import { F1, instruments, NATIONWIDE } from '../articles.ts';
import type { AppAudience, FunctionType } from '../option-lists.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { SettingOption } from '../settings/settings.ts';
import type { ProviderFilingFacts } from './facts.ts';
import type { FiledApp } from './form.ts';
import { labelOf } from './placed-fields.ts';

/** A content for certain audiences and function types; for all where it names none. */
interface FittedOption extends SettingOption {
  readonly audience?: readonly AppAudience[] | undefined;
  readonly functionTypes?: readonly FunctionType[] | undefined;
}

export const theContentFitsAudienceAndFunction = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-content-fits-audience-and-function',
  ref: 'PF-2',
  title: '服务内容应当与服务对象和功能类型相应',
  sources: [F1(11)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form, contents }) =>
    (form.apps ?? []).flatMap((app) =>
      contents
        .filter((option) => app.content?.includes(option.code) === true && !fits(option, app))
        .map(({ label }) => ({
          field: `apps.${app.key}.content`,
          message: `${labelOf(form, `apps.${app.key}`)}的服务内容“${label}”与所选的服务对象或功能类型不符。`,
          remedy: '请取消这一项服务内容，或者核对服务对象和功能类型是否选全。',
        })),
    ),
});

/** What is not chosen yet fits everything: that it is missing is said elsewhere. */
function fits(option: FittedOption, { audience = [], functionTypes = [] }: FiledApp): boolean {
  return overlaps(option.audience, audience) && overlaps(option.functionTypes, functionTypes);
}

function overlaps<Code>(offered: readonly Code[] | undefined, chosen: readonly Code[]): boolean {
  return offered === undefined || chosen.length === 0 || chosen.some((code) => offered.includes(code));
}
