import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const theScenesAreOnTheList = defineRule<UseFilingFacts>({
  id: 'use-filing/the-scenes-are-on-the-list',
  ref: 'UF-2',
  title: '使用场景以系统选项为准',
  sources: [F2(4)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, scenes }) => {
    const offered = scenes.filter(({ retired }) => retired !== true);
    const strange = (form.scenes ?? []).filter((code) => !offered.some((scene) => scene.code === code));
    return strange.map((code) => ({
      field: 'scenes',
      message: `使用场景“${scenes.find((scene) => scene.code === code)?.label ?? code}”不在当日的选项中。`,
      remedy: `请从下列选项中选择：${offered.map(({ label }) => label).join('、')}。`,
    }));
  },
});
