import { isLegalDay, type LegalDay } from '../../policy/legal-day.ts';
import type { Parsed } from './table.ts';

export function anyText(text: string): Parsed<string> {
  return { ok: true, value: text };
}

/** One of the printed words, each with what it stands for. */
export function oneOf<Value>(words: Readonly<Record<string, Value>>): (text: string) => Parsed<Value> {
  const known = new Map(Object.entries(words));
  return (text) => {
    const value = known.get(text);
    if (value !== undefined) return { ok: true, value };
    return { ok: false, message: `只能填写：${[...known.keys()].join('、')}` };
  };
}

/** Several of the printed words, with a comma, a 、 or a semicolon between them. */
export function manyOf<Value>(
  words: Readonly<Record<string, Value>>,
): (text: string) => Parsed<readonly Value[]> {
  const one = oneOf(words);
  return (text) => {
    const parts = text.split(/[、，,；;]/).map((part) => part.trim());
    const values = parts.filter((part) => part !== '').map(one);
    const wrong = values.find((value) => !value.ok);
    return (
      wrong ?? { ok: true, value: [...new Set(values.flatMap((value) => (value.ok ? [value.value] : [])))] }
    );
  };
}

export const yesNo = oneOf<boolean>({ 是: true, 否: false, TRUE: true, FALSE: false });

/** With or without separators of thousands. */
export function wholeNumber(text: string): Parsed<number> {
  const digits = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
  if (/^\d{1,15}$/.test(digits)) return { ok: true, value: Number(digits) };
  return { ok: false, message: '应为整数，如 1200' };
}

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

/** `2020-08-17`, `2020/8/17`, `2020.8.17`, `2020年8月17日` */
export function day(text: string): Parsed<LegalDay> {
  const [, year, month = '', date = ''] = DAY.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (isLegalDay(written)) return { ok: true, value: written };
  return { ok: false, message: '应为存在的日期，如 2020-08-17' };
}
