import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { labelOf } from './fields.ts';

export const aSelfDevelopedAppServesOnlyTheUnit = defineRule<UseFilingFacts>({
  id: 'use-filing/a-self-developed-app-serves-only-the-unit',
  ref: 'JU-7',
  title: '自研自用限于本单位自主开发、服务于本单位内部管理且不对外单位提供服务的应用',
  sources: [M(21)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) => {
    if (form.selfDevelopedSelfUsed !== true) return [];
    return [
      ...CONDITIONS.filter((key) => form.selfDeveloped?.[key] !== true).map((key) => ({
        field: `selfDeveloped.${key}`,
        message: `自研自用须同时满足三个条件，现没有声明“${labelOf(`selfDeveloped.${key}`)}”。`,
        remedy: '情况属实的，请勾选声明；不属实的，按提供者备案的程序备案，不能标明自研自用。',
      })),
      ...(form.origin === undefined || form.origin === 'self-developed' ? [] : [otherOrigin]),
    ];
  },
});

const CONDITIONS = ['developedByUnit', 'internalManagement', 'notOfferedToOthers'] as const;

const otherOrigin = {
  field: 'origin',
  message: '标明了自研自用，但“来源”不是自主开发。',
  remedy: '请将“来源”改为“自主开发”，或者将“是否自研自用”改为“否”。',
};
