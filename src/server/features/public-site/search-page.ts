import { z } from 'zod';
import { APP_AUDIENCES, APP_KINDS, FUNCTION_TYPES, PLATFORMS } from '../../../policy/option-lists.ts';
import { APP_ORIGINS } from '../../../policy/register/option-lists.ts';
import { APP_STATUSES } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import type { Recalled } from '../../published-memory.ts';
import { findUnits } from '../organisations/find-units.ts';
import type { RegisterAppView } from '../register/app-view.ts';
import { findByPackage } from '../register/packages.ts';
import { searchFilters, searchQuery } from '../register/schema.ts';
import { COUNTED, type FoundApps } from '../register/search-apps.ts';
import { publishedSearch } from '../register/search-route.ts';
import { appAddress, count, labels, nextPage } from './labels.ts';
import { searchForm, searchTabs, typedQuery } from './search-form.ts';
import type { PublicPage, ShowPage } from './show-page.ts';
import { MEANINGS, statusMark } from './status-mark.ts';

const { kind, platform, functionType, audience, status, origin } = searchFilters.shape;
/** A form sends every field; what was left empty or does not exist filters nothing. */
const query = z.object({
  q: typedQuery,
  kind: kind.catch(undefined),
  platform: platform.catch(undefined),
  functionType: functionType.catch(undefined),
  audience: audience.catch(undefined),
  status: status.catch(undefined),
  origin: origin.catch(undefined),
  cursor: z.string().max(100).optional(),
});
type Query = z.infer<typeof query>;
type Search = ReturnType<typeof publishedSearch>;

const FILTERS = [
  ['status', '备案状态', APP_STATUSES],
  ['functionType', '功能类型', FUNCTION_TYPES],
  ['audience', '服务对象', APP_AUDIENCES],
  ['kind', '应用种类', APP_KINDS],
  ['platform', '平台', PLATFORMS],
  ['origin', '来源', APP_ORIGINS],
] as const;

export function searchRoute(app: App, show: ShowPage): void {
  const search = publishedSearch(app);
  app.get(
    '/apps',
    {
      config: { access: 'public', limits: 'search', isPage: true },
      schema: { hide: true, querystring: query },
    },
    (request, reply) => show(request, reply, (db) => searchPage(db, search, request.query)),
  );
}

async function searchPage(db: Reader, search: Search, asked: Query): Promise<PublicPage> {
  const { q } = asked;
  const { value: results, asOf } = await found(db, search, asked);
  const body = html`<h1>${q === '' ? '查应用' : html`查询结果：${q}`}</h1>
    ${searchForm(q)}${searchTabs(q, 'apps')}${filterForm(asked)}
    ${results}`;
  return {
    title: q === '' ? '查应用' : `“${q}”的查询结果`,
    body,
    description: '按名称、备案号、提供者或安装包名查询教育移动应用的备案状态。',
    unlisted: q !== '',
    asOf,
  };
}

async function found(db: Reader, search: Search, asked: Query): Promise<Recalled<Html>> {
  const { q } = asked;
  const parsed = searchQuery.safeParse({ ...asked, q, limit: 20, count: 'true' });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return current(html`<p class="notice" role="alert">${issue?.message}。请修改后再查询。</p>`);
  }
  const { value: apps, asOf } = isPackage(q) ? current(await ofPackage(db, q)) : await search(parsed.data);
  if (apps.items.length === 0) return { value: await nothing(db, asked), asOf };
  const filters = Object.fromEntries(FILTERS.map(([name]) => [name, asked[name]]));
  const value = html`${apps.count === undefined ? null : html`<p>${apps.countIsCapped ? `超过 ${count(COUNTED)}` : `共 ${count(apps.count)}`} 个应用</p>`}
    ${appList(apps.items)}${nextPage('/apps', { q, ...filters }, apps.next)}`;
  return { value, asOf };
}

function current<Value>(value: Value): Recalled<Value> {
  return { value, asOf: null };
}

/** Such as com.example.homework. */
function isPackage(q: string): boolean {
  return /^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(q) && q.length <= 100;
}

async function ofPackage(db: Reader, q: string): Promise<FoundApps> {
  const each = await Promise.all([findByPackage(db, 'android', q), findByPackage(db, 'ios', q)]);
  const items = [...new Map(each.flat().map((app) => [app.id, app])).values()];
  return { items, next: null, count: items.length, countIsCapped: false };
}

export function appList(apps: readonly RegisterAppView[]): Html {
  return html`<ul class="results">${apps.map(
    (
      app,
    ) => html`<li><div class="row"><a href="${appAddress(app)}">${app.name}</a>${statusMark(app.status)}</div>
    <p class="secondary small">${app.number === null ? '无备案号' : html`<span class="number">${app.number}</span>`} · ${app.providerName} · <span class="together">${labels(FUNCTION_TYPES, app.functionTypes)}</span></p></li>`,
  )}</ul>`;
}

/** Nothing was found: that is an answer, and says what to do. */
async function nothing(db: Reader, { q, ...filters }: Query): Promise<Html> {
  const narrowed = FILTERS.some(([name]) => filters[name] !== undefined);
  if (narrowed)
    return html`<p class="notice">没有符合条件的应用。<a href="/apps?q=${encodeURIComponent(q)}">去掉筛选条件</a>再查一次。</p>`;
  const schools = await unitsLike(db, q);
  return html`${schools}<div class="panel verdict unfiled"><p class="said">${statusMark('unfiled')}</p>
    <p>备案名录中没有名称、提供者或备案号与“${q}”相符的应用。${MEANINGS.unfiled}</p>
    <p>请核对：备案号是否抄错；应用是否用了简称。换一个更短的词，或从应用内的备案公示页查看备案号。</p></div>`;
}

async function unitsLike(db: Reader, q: string): Promise<Html | null> {
  const { items, next } = await findUnits(db, q, { limit: 5 });
  if (items.length === 0) return null;
  return html`<h2>名称相符的学校和单位</h2>
    <ul class="results">${items.map(({ id, name, authority }) => html`<li><a href="/schools/${id}">${name}</a><p class="secondary small">${authority}</p></li>`)}</ul>
    ${next === null ? null : html`<p><a href="/schools?q=${encodeURIComponent(q)}">查看全部相符的学校</a></p>`}`;
}

function filterForm(asked: Query): Html {
  const isUsed = FILTERS.some(([name]) => asked[name] !== undefined);
  return html`<details${isUsed ? html` open` : null}><summary>筛选</summary>
    <form class="filters" action="/apps"><input type="hidden" name="q" value="${asked.q}" />
    ${FILTERS.map(([name, title, list]) => html`<label>${title}<select name="${name}"><option value="">全部</option>${Object.entries(list).map(([code, label]) => html`<option value="${code}"${asked[name] === code ? html` selected` : null}>${label}</option>`)}</select></label>`)}
    <button type="submit">筛选</button></form></details>`;
}
