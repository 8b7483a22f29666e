import { expect, test } from 'vitest';
import { linesOf } from './aliases.ts';
import { changedCodes, enteredCodes } from './codes.ts';
import { enteredLiaison, liaisonBody } from './liaison-entry.ts';
import { documentAddress, enteredProfile, profileBody, recordedParts } from './profile-entry.ts';
import type { OrganisationDetail } from './queries.ts';
import { whatChanged } from './what-changed.ts';

const SCHOOL = {
  kind: 'school',
  stages: ['primary-secondary'],
  schoolCode: '2141000001',
  creditCode: null,
  regionCode: null,
} as unknown as OrganisationDetail;

test('aliases stand one on each line', () => {
  expect(linesOf(' 示例小学 \n\n二小\r\n  ')).toEqual(['示例小学', '二小']);
  expect(linesOf('')).toEqual([]);
});

test.each([
  ['nothing typed', {}, {}],
  ['a code that was missing', { creditCode: ' 12411500MB0000000A ' }, { creditCode: '12411500MB0000000A' }],
  ['a code that was emptied is sent, to be refused', { schoolCode: '' }, { schoolCode: '' }],
  ['a code that schools do not have', { regionCode: '411502' }, {}],
])('of the codes only what differs is sent: %s', (_what, typed, sent) => {
  expect(changedCodes(SCHOOL, { ...enteredCodes(SCHOOL), ...typed })).toEqual(sent);
});

test.each([
  ['rename', { from: '甲', to: '乙' }, '由“甲”改为“乙”'],
  ['change-aliases', { added: ['甲', '乙'], removed: [] }, '增加“甲”“乙”'],
  ['change-aliases', { added: ['甲'], removed: ['乙'] }, '增加“甲”；删去“乙”'],
  [
    'change-stages',
    { from: ['kindergarten'], to: ['primary-secondary', 'kindergarten'] },
    '由幼儿园改为中小学、幼儿园',
  ],
  [
    'change-codes',
    { from: { schoolCode: '2141000001', creditCode: null }, to: { creditCode: 'X' } },
    '统一社会信用代码 X',
  ],
  ['change-codes', { from: { creditCode: 'W' }, to: { creditCode: 'X' } }, '统一社会信用代码 X，原为 W'],
  ['close', {}, ''],
  ['toString', {}, ''],
])('the history says what changed: %s', (action, body, said) => {
  expect(whatChanged({ action, body })).toBe(said);
});

const NOTHING = {
  department: null,
  selectionRules: null,
  selectionRulesFile: null,
  decisionMechanism: null,
  decisionMechanismFile: null,
  developmentRules: null,
  developmentRulesFile: null,
  domicile: null,
  version: 0,
};

test('what is left empty in a profile is nothing, and the version is the one that was seen', () => {
  const entered = { ...enteredProfile(NOTHING), department: ' 信息化办公室 ', selectionRulesFile: 7 };
  expect(profileBody(entered, 3)).toEqual({
    ...NOTHING,
    department: '信息化办公室',
    selectionRulesFile: 7,
    version: 3,
  });
});

test('development rules are asked of universities, and shown wherever they stand', () => {
  const keys = (stages: readonly string[], profile = NOTHING) =>
    recordedParts({ ...SCHOOL, stages: [...stages] }, profile).map(({ words }) => words);
  expect(keys(['primary-secondary'])).toEqual(['selectionRules', 'decisionMechanism']);
  expect(keys(['university'])).toEqual(['selectionRules', 'decisionMechanism', 'developmentRules']);
  expect(keys(['vocational'], { ...NOTHING, developmentRules: '一' } as never)).toContain('developmentRules');
  expect(documentAddress(5, 7)).toBe('/api/v1/organisations/5/documents/7');
});

test('a liaison form begins with the authority above, and an empty QQ number is none', () => {
  const entered = enteredLiaison(undefined, '浉河区教育局');
  expect(entered.supervisingAuthority).toBe('浉河区教育局');
  const body = liaisonBody({ ...entered, 'head.name': ' 示例甲 ', 'administrator.qq': ' ' }, 7);
  expect(body).toMatchObject({ head: { name: '示例甲' }, stampedCopy: 7 });
  expect(body.administrator).not.toHaveProperty('qq');
  expect(liaisonBody({ ...entered, 'administrator.qq': '10000' }, 7).administrator.qq).toBe('10000');
});
