import { sql } from 'kysely';
import { z } from 'zod';
import { METRIC_IDS, type MetricId, metrics, rosters } from '../../../policy/completion/metrics.ts';
import { asOfLine, regionTableTitle } from '../../../policy/completion/titles.ts';
import { day } from '../../../policy/form-parts.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { type LegalDay, shanghaiTime } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import type { Occasion } from '../../occasion.ts';
import { completionBy, type RegionTable } from '../completion/completion-by.ts';
import { daysOf, momentOf } from '../completion/request.ts';
import { trend } from '../completion/trend.ts';
import { bars, figureText, type NamedFigure, type Point, tileMap, trendChart } from './charts.ts';
import { addressOf, count } from './labels.ts';
import type { PublicPage, ShowPage } from './show-page.ts';

/** A form sends every field; an empty one is not asked. */
const query = z.object({
  metric: z.enum(METRIC_IDS).catch('confirmed'),
  asOf: z
    .literal('')
    .transform(() => undefined)
    .or(day)
    .optional(),
  at: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
type Query = z.infer<typeof query>;

/** Of one minute, which it names: figures of a whole province are not counted anew for everybody. */
const FRESHNESS = { forMs: 60_000, evenAfterChanges: true };

export function statisticsRoute(app: App, show: ShowPage): void {
  app.get(
    '/statistics',
    {
      config: { access: 'public', limits: 'statistics', isPage: true },
      schema: { hide: true, querystring: query },
    },
    (request, reply) =>
      show(request, reply, (db, occasion) => statisticsPage(db, occasion, request.query), FRESHNESS),
  );
}

async function statisticsPage(
  db: Reader,
  occasion: Occasion,
  { metric, asOf, at }: Query,
): Promise<PublicPage> {
  const moment = momentOf({ asOf }, occasion);
  const asked = {
    metric,
    roster: 'region-schools',
    ...(at === undefined ? {} : { at: at as OrganisationId }),
  } as const;
  const table = await completionBy(db, { ...asked, ...moment });
  const days = daysOf({ to: moment.asOf, step: 'week' }, occasion);
  const { points } = await trend(db, { ...asked, knownAt: moment.knownAt, days });
  const rows = await namedRows(db, table, { metric, asOf: moment.asOf });
  const title = regionTableTitle(table.asking, metric);
  const body = html`<h1>${title}</h1>
    <p>${asOfLine(moment.asOf)}</p>${choice(metric, moment.asOf, { today: occasion.today, at })}
    ${rows.length === 0 ? html`<p class="notice">${table.asking.name}下没有按区域统计的单位。<a href="/statistics">查看全省</a></p>` : figures({ rows, table, points })}
    ${definition(metric, moment.knownAt)}`;
  return {
    title,
    body,
    description: `${title}，按日期查询，附数据表。`,
    unlisted: asOf !== undefined || at !== undefined,
  };
}

interface Shown {
  readonly rows: readonly NamedFigure[];
  readonly table: RegionTable;
  readonly points: readonly Point[];
}

function figures({ rows, table: { total, asked }, points }: Shown): Html {
  const name = metrics[asked.metric].title;
  const map = tileMap(rows, `各区域${name}方格图，数据见数据表`);
  return html`<p class="panel">合计${name} <strong>${total.rate}</strong>（${count(total.numerator)}/${count(total.denominator)} 所）</p>
    ${map === null ? null : html`<h2>方格图</h2><figure>${map}</figure>`}
    <h2>各区域${name}</h2>${bars(rows)}
    <details><summary>数据表</summary>${dataTable(rows, asked.metric)}</details>
    <h2>一年来的变化</h2><figure>${trendChart(points, `${name}一年来的变化，数据见数据表`)}</figure>
    <details><summary>变化的数据表</summary><table><thead><tr><th scope="col">截至</th><th scope="col" class="count">${name}</th></tr></thead><tbody>${points.map((point) => html`<tr><th scope="row">${point.asOf}</th><td class="count">${figureText(point)}</td></tr>`)}</tbody></table></details>`;
}

function dataTable(rows: readonly NamedFigure[], metric: MetricId): Html {
  const { title, counted } = metrics[metric];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="数据表"><table><thead><tr><th scope="col">区域</th><th scope="col" class="count">学校总数</th><th scope="col" class="count">${counted}</th><th scope="col" class="count">${title}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row"><a href="${row.href}">${row.name}</a></th><td class="count">${count(row.denominator)}</td><td class="count">${count(row.numerator)}</td><td class="count">${row.rate}</td></tr>`)}</tbody></table></div>`;
}

interface Chosen {
  readonly today: LegalDay;
  readonly at: number | undefined;
}

function choice(metric: MetricId, asOf: LegalDay, { today, at }: Chosen): Html {
  return html`<form class="filters" action="/statistics">${at === undefined ? null : html`<input type="hidden" name="at" value="${at}" />`}
    <label>截至日期<input type="date" name="asOf" value="${asOf}" max="${today}" min="1992-01-01" /></label>
    <label>指标<select name="metric">${METRIC_IDS.map((id) => html`<option value="${id}"${id === metric ? html` selected` : null}>${metrics[id].title}</option>`)}</select></label>
    <button type="submit">查看</button></form>`;
}

function definition(metric: MetricId, knownAt: Date): Html {
  const { counts, exclusions, title } = metrics[metric];
  return html`<h2>口径</h2><p>${title}：${counts}，占${rosters['region-schools']}的比例。${exclusions}。</p>
    <p class="secondary small">按 ${shanghaiTime(knownAt)}（北京时间）所掌握的数据计算。比率保留两位小数，四舍五入；只有全部完成才写作 100.00%。</p>`;
}

async function namedRows(
  db: Reader,
  { rows, asking }: RegionTable,
  chosen: { readonly metric: MetricId; readonly asOf: LegalDay },
): Promise<NamedFigure[]> {
  const codes = await codesOf(
    db,
    rows.map(({ region }) => region.id),
  );
  return rows.map(({ region, ...figure }) => ({
    ...figure,
    name: region.name,
    code: codes.get(region.id) ?? null,
    href: addressOf('/statistics', {
      at: String(region.id === asking.id ? asking.id : region.id),
      ...chosen,
    }),
  }));
}

async function codesOf(
  db: Reader,
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, string | null>> {
  const { rows } = await sql<{ id: OrganisationId; region_code: string | null }>`
    SELECT id, region_code FROM organisations WHERE id = ANY(${ids}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.region_code]));
}
