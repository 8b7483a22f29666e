import type { NumberFormat } from './xlsx-styles.ts';

/** The text of a numeric cell as the clerk typed it, or what is wrong with it. */
export type NumberText = { readonly text: string; readonly problem?: string };

/** Spreadsheet programs keep fifteen digits; of a longer number they silently turn the rest into zeros. */
const FIRST_INEXACT = 1e15;

export const DIGITS_LOST = '长数字被表格存成了数值，末尾数字已经丢失。请先把该列设为“文本”格式，再重新填写';

export function numberText(raw: string, format: NumberFormat, from1904: boolean): NumberText {
  const number = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(number))
    return { text: raw, problem: '不是有效的数值，请重新填写' };
  if (format.kind === 'date') return { text: dateText(number, format, from1904) ?? plain(number) };
  if (Math.abs(number) >= FIRST_INEXACT) return { text: raw, problem: DIGITS_LOST };
  if (format.kind === 'percent') return { text: `${plain(number * 100)}%` };
  if (format.kind === 'padded' && Number.isInteger(number) && number >= 0) {
    return { text: plain(number).padStart(format.digits, '0') };
  }
  return { text: plain(number) };
}

/** Without the last binary digit's noise (`3.3000000000000003`) and without an exponent. */
function plain(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? withoutEndingZeros(number.toFixed(15)) : text;
}

function withoutEndingZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charAt(end - 1) === '0') end -= 1;
  return text.slice(0, text.charAt(end - 1) === '.' ? end - 1 : end);
}

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;
/** Day 60 of the calendar from 1900 is 29 February 1900, a day that never was. */
const DAY_THAT_NEVER_WAS = 60;

/** `2020-08-17`, `2020-08-17 15:04`, `15:04`; undefined outside the calendar. */
function dateText(
  serial: number,
  format: { day: boolean; time: boolean },
  from1904: boolean,
): string | undefined {
  if (serial < 0 || serial > LAST_DAY) return undefined;
  const shift = !from1904 && serial >= 1 && serial < DAY_THAT_NEVER_WAS ? 1 : 0;
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const instant = new Date(epoch + Math.round(((serial + shift) * DAY_MS) / 1000) * 1000).toISOString();
  const day = instant.slice(0, 10);
  const time = instant.slice(11, instant.slice(17, 19) === '00' ? 16 : 19);
  if (serial < 1 && !format.day) return time;
  return format.time && serial % 1 !== 0 ? `${day} ${time}` : day;
}
