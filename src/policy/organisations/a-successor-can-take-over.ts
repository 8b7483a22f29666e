import { NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY, type Finding } from '../rule.ts';
import type { ClosureFacts } from './facts.ts';

export const aSuccessorCanTakeOver = defineRule<Pick<ClosureFacts, 'successor'>>({
  id: 'organisations/a-successor-can-take-over',
  ref: 'JU-1',
  title: '合并后的机构应当是同一类型、现存的另一机构',
  sources: [],
  ours: '被合并机构的名称成为承继机构的别名',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ successor }) => {
    if (successor === null) return [];
    if (successor.isItself) return [fault('机构不能并入自身。')];
    return [
      ...(successor.sameKind ? [] : [fault(`“${successor.name}”与被合并的机构不是同一类型。`)]),
      ...(successor.open ? [] : [fault(`“${successor.name}”在该日或之后已撤销。`)]),
    ];
  },
});

function fault(message: string): Finding {
  return { field: 'successorId', message, remedy: '请选择承继其职能的现存机构。' };
}
