import { sql } from 'kysely';
import { legalDayOf, startOf } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { type CHANGES, lastChange, listChanges } from '../register/changes.ts';
import { appAddress, count } from './labels.ts';
import { PACKAGE_CHECK_PATH } from './package-check-form.ts';
import { searchForm } from './search-form.ts';
import type { PublicPage, ShowPage } from './show-page.ts';
import { statusMark } from './status-mark.ts';

interface Counts {
  readonly apps: number;
  readonly schools: number;
  readonly uses: number;
}

const SHOWN_CHANGES = 5;
/** Three counts over whole tables: once in half a minute is enough. */
const FRESHNESS = { forMs: 30_000, evenAfterChanges: true };

export function homeRoute(app: App, show: ShowPage): void {
  const position = lastChange(app.services.db);
  app.get('/', { config: { access: 'public', isPage: true }, schema: { hide: true } }, (request, reply) =>
    show(
      request,
      reply,
      async (db, { today }) => {
        const after = Math.max(0, (await position()) - SHOWN_CHANGES);
        const { items } = await listChanges(db, { after, limit: SHOWN_CHANGES });
        const isOfToday = ({ changedAt }: { changedAt: string }) => new Date(changedAt) >= startOf(today);
        return homePage(await counts(db), items.toReversed(), items.filter(isOfToday).length > 0);
      },
      FRESHNESS,
    ),
  );
}

async function counts(db: Reader): Promise<Counts> {
  const { rows } = await sql<Counts>`SELECT
    (SELECT count(*) FROM register_apps WHERE status = 'filed') AS apps,
    (SELECT count(DISTINCT organisation_id) FROM register_uses WHERE status <> 'stopped') AS schools,
    (SELECT count(*) FROM register_uses WHERE status <> 'stopped') AS uses`.execute(db);
  return rows[0] ?? { apps: 0, schools: 0, uses: 0 };
}

type Change = Awaited<ReturnType<typeof listChanges>>['items'][number];

const CHANGE_TITLES: Readonly<Record<(typeof CHANGES)[keyof typeof CHANGES], string>> = {
  published: '公布',
  updated: '更新',
  suspended: '暂停',
  restored: '恢复',
  revoked: '撤销',
  withdrawn: '注销',
  reinstated: '更正为已备案',
};

function homePage({ apps, schools, uses }: Counts, changes: readonly Change[], isFresh: boolean): PublicPage {
  const body = html`<h1>查教育移动应用是否备案</h1>
    <p>输入应用名称、备案号或学校名称，查看备案状态、学校使用情况和依据。</p>
    ${searchForm()}
    <dl class="counts">
      <div><dt>已备案应用</dt><dd>${count(apps)}</dd></div>
      <div><dt>使用单位</dt><dd>${count(schools)}</dd></div>
      <div><dt>在用备案</dt><dd>${count(uses)}</dd></div>
    </dl>
    <ul class="tiles">
      <li><h2><a href="/schools">学校在用的应用</a></h2>要求还是自愿、能否收费、谁决定的。</li>
      <li><h2><a href="${PACKAGE_CHECK_PATH}">查安装包</a></h2>手上的应用是不是备案的那一个。</li>
      <li><h2><a href="/verify">核验备案证书</a></h2>粘贴、上传或扫码，辨别真伪。</li>
      <li><h2><a href="/statistics">备案完成情况</a></h2>各区域完成率、变化和数据表。</li>
      <li><h2><a href="/rules">规则与依据</a></h2>每条规则的文件和条款。</li>
    </ul>
    ${changes.length === 0 ? null : html`<h2>最近更新${isFresh ? null : html` <span class="secondary small">今日没有变化</span>`}</h2>${recent(changes)}`}`;
  return {
    title: '首页',
    description: '查询教育移动互联网应用程序的备案状态、学校使用情况、是否收费、谁决定使用，以及投诉渠道。',
    body,
    layout: 'home',
    address: '/',
  };
}

function recent(changes: readonly Change[]): Html {
  return html`<ul class="results">${changes.map(
    ({
      app,
      change,
      changedAt,
    }) => html`<li><div class="row"><a href="${appAddress(app)}">${app.name}</a>${statusMark(app.status)}</div>
    <p class="secondary small">${legalDayOf(new Date(changedAt))} ${CHANGE_TITLES[change]} · ${app.number ?? '无备案号'} · ${app.providerName}</p></li>`,
  )}</ul>`;
}
