import { APP_AUDIENCES, APP_KINDS, FUNCTION_TYPES, type Platform } from '../../../policy/option-lists.ts';
import type { ExternalFiling } from '../../../policy/register/facts.ts';
import { findFilingNumberFault } from '../../../policy/register/filing-number-fault.ts';
import { EXTERNAL_ORIGINS } from '../../../policy/register/option-lists.ts';
import { APP_STATUSES } from '../../../policy/register/states.ts';
import { anyText, day, manyOf, oneOf } from '../../tables/parsers.ts';
import { defineColumn, type Parsed, type ValuesOf } from '../../tables/table.ts';

/** The spreadsheet of external filings, in the order in which the template prints it. */
export const externalFilingColumns = [
  defineColumn({ key: 'number', headers: ['备案号', '教育APP备案号'], required: false, parse: filingNumber }),
  defineColumn({
    key: 'name',
    headers: ['应用名称', 'APP名称'],
    required: true,
    parse: anyText,
    maxLength: 100,
  }),
  defineColumn({ key: 'kind', headers: ['应用种类'], required: true, parse: oneOf(byLabel(APP_KINDS)) }),
  defineColumn({ key: 'origin', headers: ['来源'], required: true, parse: oneOf(byLabel(EXTERNAL_ORIGINS)) }),
  defineColumn({
    key: 'providerName',
    headers: ['提供者名称', '提供者', '主管单位'],
    required: true,
    parse: anyText,
    maxLength: 100,
  }),
  defineColumn({
    key: 'platforms',
    headers: ['平台', '应用平台'],
    required: false,
    parse: manyOf(platforms()),
  }),
  defineColumn({
    key: 'functionTypes',
    headers: ['功能类型'],
    required: false,
    parse: manyOf(byLabel(FUNCTION_TYPES)),
  }),
  defineColumn({
    key: 'audience',
    headers: ['服务对象'],
    required: false,
    parse: manyOf(byLabel(APP_AUDIENCES)),
  }),
  defineColumn({
    key: 'advertisements',
    headers: ['广告', '商业广告'],
    required: false,
    parse: yesNoUnknown(),
  }),
  defineColumn({ key: 'games', headers: ['游戏'], required: false, parse: yesNoUnknown() }),
  defineColumn({ key: 'charges', headers: ['收费'], required: false, parse: yesNoUnknown() }),
  defineColumn({ key: 'status', headers: ['状态'], required: true, parse: oneOf(byLabel(APP_STATUSES)) }),
  defineColumn({ key: 'statusSince', headers: ['状态日期'], required: true, parse: day }),
  defineColumn({
    key: 'statusReason',
    headers: ['状态理由', '状态原因'],
    required: false,
    parse: anyText,
    maxLength: 500,
  }),
  defineColumn({ key: 'filedOn', headers: ['备案日期'], required: false, parse: day }),
  defineColumn({ key: 'source', headers: ['来源说明'], required: true, parse: anyText, maxLength: 200 }),
  defineColumn({ key: 'checkedOn', headers: ['核对日期'], required: true, parse: day }),
] as const;

export type ExternalFilingValues = ValuesOf<typeof externalFilingColumns>;

export function externalFilingOf(values: ExternalFilingValues): ExternalFiling {
  return { ...values, number: values.number ?? null };
}

/** Entry forgives nothing; the number that may be meant is named. */
function filingNumber(text: string): Parsed<string> {
  const fault = findFilingNumberFault(text);
  return fault === undefined
    ? { ok: true, value: text }
    : { ok: false, message: `${fault.message}${fault.remedy}` };
}

function byLabel<Code extends string>(list: Readonly<Record<Code, string>>): Record<string, Code> {
  const codes = Object.keys(list) as Code[];
  return Object.fromEntries(codes.map((code) => [list[code], code]));
}

function platforms(): Record<string, Platform> {
  return { iOS: 'ios', IOS: 'ios', 安卓: 'android', Android: 'android' };
}

/** An empty cell says nothing; 未知 says that it is not known. */
function yesNoUnknown(): (text: string) => Parsed<boolean | null> {
  return oneOf<boolean | null>({ 是: true, 否: false, 未知: null });
}
