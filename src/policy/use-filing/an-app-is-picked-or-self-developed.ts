import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const anAppIsPickedOrSelfDeveloped = defineRule<UseFilingFacts>({
  id: 'use-filing/an-app-is-picked-or-self-developed',
  ref: 'UF-2',
  title: '所用应用应当从已完成提供者备案的应用中勾选，或者标明自研自用',
  sources: [M(18), M(21)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form: { app, selfDeveloped, selfDevelopedSelfUsed }, purpose }) => {
    const picked = app?.registerId !== undefined;
    if (selfDevelopedSelfUsed === true && picked && purpose === 'first') return [bothAnswered];
    if (selfDevelopedSelfUsed === true) return [];
    if (selfDeveloped !== undefined) return [leftOver];
    return picked ? [] : [nothingPicked];
  },
});

const bothAnswered = {
  field: 'app.registerId',
  message: '既勾选了已备案的应用，又标明自研自用，两者只能选一。',
  remedy: '所用应用由本单位自主开发且只在本单位内部使用的，删除勾选的应用；否则将“是否自研自用”改为“否”。',
};

const leftOver = {
  field: 'selfDeveloped',
  message: '填写了自研自用的应用信息，但没有标明自研自用。',
  remedy: '自研自用的，将“是否自研自用”改为“是”；否则删除这部分信息。',
};

const nothingPicked = {
  field: 'app.registerId',
  message: '没有选择所用应用。',
  remedy:
    '请从已完成提供者备案的应用中勾选（一省备案全国有效）；本单位自研自用的，将“是否自研自用”改为“是”。',
};
