import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { labelOf, quoted } from './placed-fields.ts';

/** Stands for no permission at all; every list of permissions offers it. */
export const NO_PERMISSION = 'none';

const NONE = { features: 'none', permissions: NO_PERMISSION } as const;

export const anAnswerOfNoneStandsAlone = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-answer-of-none-stands-alone',
  ref: 'PF-1',
  title: '选择“均无”或“不获取权限”的，不能同时选择其他选项',
  sources: [F1(6)],
  ours: '一项都没有的须明确选择“均无”或“不获取权限”，与未填写不同',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) =>
    (form.apps ?? []).flatMap((app) =>
      (['features', 'permissions'] as const)
        .filter((field) => contradictsItself(app[field] ?? [], NONE[field]))
        .map((field) => contradiction(labelOf(form, `apps.${app.key}.${field}`), `apps.${app.key}.${field}`)),
    ),
});

function contradictsItself(chosen: readonly string[], none: string): boolean {
  return chosen.length > 1 && chosen.includes(none);
}

function contradiction(label: string, field: string) {
  return {
    field,
    message: `${quoted(label)}选了没有，又选了其他选项。`,
    remedy: '请只保留“均无”（不获取权限），或者取消它，只保留实际具有的选项。',
  };
}
