import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseStopFacts } from './facts.ts';

export const aStopConcernsAUseInForce = defineRule<UseStopFacts>({
  id: 'use-filing/a-stop-concerns-a-use-in-force',
  ref: 'UF-9',
  title: '停用的应当是正在使用的应用',
  sources: [],
  ours: '停用只针对生效中的使用者备案',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ use, pending, form }) => {
    if (use === undefined || use.status === 'stopped') return [notInUse];
    return [
      ...(pending ? [underWay] : []),
      ...(form.stoppedOn !== undefined && form.stoppedOn < use.since ? [tooEarly] : []),
    ];
  },
});

const notInUse = {
  message: '本单位没有正在生效的这项使用者备案，或者已经停用。',
  remedy: '请核对要停用的应用；尚未确认的备案，请撤回。',
};

const underWay = { message: '这项使用已有一份停用正在办理。', remedy: '请等待确认，或者先撤回那一份。' };

const tooEarly = {
  field: 'stoppedOn',
  message: '停用日期早于这项使用的确认日期。',
  remedy: '请核对停用日期。',
};
