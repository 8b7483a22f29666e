import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';

export const anAppStandsOnceInAList = defineRule<ExternalFilingFacts>({
  id: 'register/an-app-stands-once-in-a-list',
  ref: 'JU-2',
  title: '同一应用在一份名单中只列一次',
  sources: [M(11)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ filing, repeats }) => {
    if (repeats === undefined) return [];
    const what = filing.number === null ? '来源、提供者、名称和种类' : '备案号';
    return [
      {
        field: filing.number === null ? 'name' : 'number',
        message: `${what}与${repeats}相同，是同一个应用。`,
        remedy: '请核对后只保留一行。',
      },
    ];
  },
});
