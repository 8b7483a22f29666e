import { sql } from 'kysely';
import type { App } from './fastify.ts';
import { html } from './html.ts';
import { page, STYLE_SHEET } from './page.ts';

interface Counts {
  readonly schools: number;
  readonly apps: number;
  readonly uses: number;
}

/** `/`: what is running, and where to go from here. */
export function serveHome(app: App): void {
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    const { rows } = await sql<Counts>`SELECT
      (SELECT count(*) FROM organisation_periods WHERE kind = 'school' AND open
        AND effective_to = 'infinity' AND recorded_to = 'infinity') AS schools,
      (SELECT count(*) FROM register_apps WHERE status = 'filed') AS apps,
      (SELECT count(*) FROM register_uses WHERE status <> 'stopped') AS uses`.execute(app.services.db);
    return reply
      .type('text/html; charset=utf-8')
      .send(homePage(app, rows[0] ?? { schools: 0, apps: 0, uses: 0 }));
  });
  app.get('/style.css', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(STYLE_SHEET),
  );
}

function homePage(app: App, { schools, apps, uses }: Counts): string {
  const count = (n: number) => n.toLocaleString('en-US');
  const body = html`
    <h1>教育移动应用备案平台</h1>
    <p>平台正在运行。使用者备案、组织机构、完成情况统计通过接口和命令行提供。</p>
    <dl>
      <dt>学校（含幼儿园）</dt>
      <dd>${count(schools)} 所</dd>
      <dt>已备案应用</dt>
      <dd>${count(apps)} 个</dd>
      <dt>在用记录</dt>
      <dd>${count(uses)} 条</dd>
    </dl>
    <h2>从这里开始</h2>
    <ul>
      <li><a href="/developers">接口说明</a></li>
      <li><a href="/api/v1/statistics/completion?by=region">各区域备案完成情况（JSON）</a></li>
      <li><a href="/healthz">运行状况</a></li>
    </ul>`;
  return page({ title: '首页', body, banner: app.services.banner });
}
