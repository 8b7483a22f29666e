import { instruments, M, NATIONWIDE, P, X } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { isFilledIn } from './fields.ts';

export const anImposedAppNamesWhoRequiredIt = defineRule<UseFilingFacts>({
  id: 'use-filing/an-imposed-app-names-who-required-it',
  ref: 'UF-1',
  title: '上级部门要求使用的应用，应当写明要求部门和文件',
  sources: [M(8), M(17), P(3), X(2, 2, '第二阶段')],
  ours: '写明要求部门和文件，“谁部署、谁清理”才能落实',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, requiredByIsAbove }) => {
    if (form.origin !== 'required-by-superior') return [];
    return [
      ...(isFilledIn(form, 'requiredBy') ? [] : [noDepartment]),
      ...(requiredByIsAbove === false ? [notAbove] : []),
      ...(isFilledIn(form, 'requiredByDocument') ? [] : [noDocument]),
    ];
  },
});

const noDepartment = {
  field: 'requiredBy',
  message: '来源是上级部门要求使用，但没有写明是哪个部门要求的。',
  remedy: '请选择要求使用的上级部门；不在单位名录中的，填写其全称。',
};

const notAbove = {
  field: 'requiredBy.organisation',
  message: '所选的要求部门不是本单位的上级。',
  remedy: '请改选本单位的上级部门；要求使用的部门不在教育系统内的，填写其全称。',
};

const noDocument = {
  field: 'requiredByDocument',
  message: '来源是上级部门要求使用，但没有写明依据哪份文件。',
  remedy: '请填写文件名称和文号；没有文件的，写明通知的方式和日期。',
};
