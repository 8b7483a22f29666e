import type { FastifyRequest } from 'fastify';
import type { FailureDetails } from '../errors.ts';
import { html } from './html.ts';
import { page } from './page.ts';

export interface ShownProblem {
  readonly title: string;
  readonly remedy: string | undefined;
  readonly details: FailureDetails;
}

/** Whether a person reads the answer: on a page of the site, or of a browser that asks for a page. */
export function isForPerson({ routeOptions, url, headers }: FastifyRequest): boolean {
  if (routeOptions.config.isPage) return true;
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}

/** What programs are told by problem+json, for people: what is wrong, what to do, by which rule. */
export function problemPage({ title, remedy, details }: ShownProblem, banner: string | null): string {
  const { defects = [], source } = details;
  const body = html`<h1>${title}</h1>
    ${defects.length < 2 ? null : html`<ul>${defects.map(({ message }) => html`<li>${message}</li>`)}</ul>`}
    ${defects.length === 1 && defects[0]?.message !== title ? html`<p>${defects[0]?.message}</p>` : null}
    ${remedy === undefined ? null : html`<p>${remedy}</p>`}
    ${source === undefined ? null : html`<p class="secondary">依据：${source}</p>`}
    <form class="search" action="/apps" role="search">
      <input type="search" name="q" aria-label="应用名称、备案号或学校" placeholder="应用名称、备案号或学校" maxlength="60" /><button type="submit">查询</button>
    </form>
    <p><a href="/">返回首页</a></p>`;
  return page({ title, body, unlisted: true }, banner);
}
