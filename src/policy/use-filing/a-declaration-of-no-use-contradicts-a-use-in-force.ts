import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { DeclarationFacts } from './facts.ts';

export const aDeclarationOfNoUseContradictsAUseInForce = defineRule<DeclarationFacts>({
  id: 'use-filing/a-declaration-of-no-use-contradicts-a-use-in-force',
  ref: 'UF-8',
  title: '有应用在用或正在备案的单位不得作无应用声明',
  sources: [],
  ours: '无应用声明与生效的使用者备案相互矛盾',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ usesInForce, openFilings }) => [
    ...(usesInForce.length > 0 ? [inUse(usesInForce)] : []),
    ...(openFilings.length > 0 ? [beingFiled(openFilings)] : []),
  ],
});

function inUse(names: readonly string[]) {
  return {
    field: 'noAppUsed',
    message: `本单位有 ${names.length} 个应用正在使用：${listed(names)}，不能声明没有使用应用。`,
    remedy: '不再使用的，请先对每个应用提交停用。',
  };
}

function beingFiled(names: readonly string[]) {
  return {
    field: 'noAppUsed',
    message: `本单位有 ${names.length} 份使用者备案正在办理：${listed(names)}。`,
    remedy: '不再使用的，请先撤回这些备案。',
  };
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, 5).map((name) => `“${name}”`);
  return `${first.join('、')}${names.length > 5 ? '等' : ''}`;
}
