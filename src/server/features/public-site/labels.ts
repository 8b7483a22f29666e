import { type Html, html } from '../../http/html.ts';

export const count = (number: number): string => number.toLocaleString('en-US');

/** Codes of a list in Chinese; what the list does not know stands as it is. */
export function labels(list: Readonly<Record<string, string>>, codes: readonly string[]): string {
  return codes.map((code) => (Object.hasOwn(list, code) ? list[code] : code)).join('、');
}

export function yesOrNo(flag: boolean | null | undefined, unknown = '未说明'): string {
  if (flag === null || flag === undefined) return unknown;
  return flag ? '是' : '否';
}

/** A day stays on one line. */
export const dayText = (day: string): Html => html`<time class="together" datetime="${day}">${day}</time>`;

export type Fact = readonly [title: string, value: Html | string | null | undefined];

/** A list of facts; what is not known is left out. */
export function facts(list: readonly Fact[], style = ''): Html {
  const known = list.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl class="facts ${style}">${known.map(([title, value]) => html`<dt>${title}</dt><dd>${value}</dd>`)}</dl>`;
}

/** The way to the next page of a list, by key. */
export function nextPage(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  next: string | null,
): Html | null {
  return next === null
    ? null
    : html`<p class="pager"><a class="button" rel="next" href="${addressOf(path, { ...query, cursor: next })}">下一页</a></p>`;
}

export function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** The address of an app's page: by number where it has one. */
export function appAddress({ id, number }: { readonly id: number; readonly number: string | null }): string {
  return `/apps/${number === null ? id : encodeURIComponent(number)}`;
}
