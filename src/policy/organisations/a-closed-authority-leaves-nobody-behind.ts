import { NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { ClosureFacts } from './facts.ts';

const NAMED = 5;

export const aClosedAuthorityLeavesNobodyBehind = defineRule<Pick<ClosureFacts, 'name' | 'openBelow'>>({
  id: 'organisations/a-closed-authority-leaves-nobody-behind',
  ref: 'JU-1',
  title: '撤销或合并教育行政部门前，其所属学校、单位和下级应当先调整隶属或撤销',
  sources: [],
  ours: '任何机构都要有现存的上级',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ name, openBelow }) => {
    if (openBelow.length === 0) return [];
    const named = openBelow.slice(0, NAMED).join('、');
    const more = openBelow.length > NAMED ? '等' : '';
    return [
      {
        message: `“${name}”在该日或之后还有 ${openBelow.length} 个未撤销的下级：${named}${more}。`,
        remedy: '请先将它们调整到其他上级，或先行撤销。',
      },
    ];
  },
});
