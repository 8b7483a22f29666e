import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseStopFacts } from './facts.ts';

export const aReplacementHasACompletedFiling = defineRule<UseStopFacts>({
  id: 'use-filing/a-replacement-has-a-completed-filing',
  ref: 'UF-9',
  title: '更换的应用应当已完成提供者备案',
  sources: [M(8)],
  ours: '备案暂停、撤销或注销后，使用单位应当按期停用或更换',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, replacement }) => {
    if (form.reason === 'replaced' && form.replacedBy === undefined) return [unnamed];
    return form.replacedBy === undefined || replacement === 'filed' ? [] : [notFiled];
  },
});

const unnamed = {
  field: 'replacedBy',
  message: '停用原因是更换为其他应用，但没有选择更换的应用。',
  remedy: '请选择更换后使用的应用，并另行提交其使用者备案。',
};

const notFiled = {
  field: 'replacedBy',
  message: '更换的应用没有完成提供者备案，或者其备案已暂停、撤销或注销。',
  remedy: '请改选已完成提供者备案的应用。',
};
