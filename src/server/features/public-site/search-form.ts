import { z } from 'zod';
import { type Html, html } from '../../http/html.ts';

/** What was typed into the search box: of a length that anybody types, else nothing. */
export const typedQuery = z
  .string()
  .max(1_000)
  .catch('')
  .transform((text) => text.trim());

/** The one search box: names, numbers, packages and schools alike. */
export function searchForm(q = '', action = '/apps'): Html {
  const what = action === '/schools' ? '学校名称或学校标识码' : '应用名称、备案号或学校';
  return html`<form class="search" action="${action}" role="search">
<input type="search" name="q" value="${q}" aria-label="${what}" placeholder="${what}" maxlength="60" autocomplete="off" enterkeyhint="search" /><button type="submit">查询</button>
</form>`;
}

/** The same words searched among apps or among schools. */
export function searchTabs(q: string, here: 'apps' | 'schools'): Html {
  const tab = (name: 'apps' | 'schools', title: string) =>
    html`<a href="/${name}${q === '' ? '' : `?q=${encodeURIComponent(q)}`}"${name === here ? html` aria-current="page"` : null}>${title}</a>`;
  return html`<nav class="tabs" aria-label="查询范围">${tab('apps', '应用')}${tab('schools', '学校和单位')}</nav>`;
}
