import { NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { ClosureFacts } from './facts.ts';

export const onlyAnOpenOrganisationIsClosed = defineRule<Pick<ClosureFacts, 'name' | 'openOnThatDay'>>({
  id: 'organisations/only-an-open-organisation-is-closed',
  ref: 'JU-1',
  title: '只有现存的机构可以撤销或合并',
  sources: [],
  ours: '已撤销的机构不再撤销',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ name, openOnThatDay }) =>
    openOnThatDay
      ? []
      : [
          {
            message: `“${name}”在该日已经撤销。`,
            remedy: '请在其变动记录中核对撤销日期；误撤销的请办理恢复。',
          },
        ],
});
