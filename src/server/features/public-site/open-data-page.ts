import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { OPEN_DATA_FIELDS } from '../register/open-data.ts';
import { A_DAY, type Place, type ShowPage } from './show-page.ts';

export function openDataRoute(app: App, show: ShowPage): void {
  app.get(
    '/open-data',
    { config: { access: 'public', isPage: true }, schema: { hide: true } },
    (request, reply) =>
      show(
        request,
        reply,
        (_db, _occasion, place) => ({
          title: '数据开放',
          description: '下载全部备案记录（CSV、JSON 行），跟随变化清单，嵌入备案标识。',
          body: body(place),
        }),
        A_DAY,
      ),
  );
}

function body({ origin }: Place): Html {
  const example = `${origin}/badges/教APP备4100001号.svg`;
  return html`<h1>数据开放</h1>
    <p>备案名录全部公开，无需登录。不含法人、联系人、IP 地址和扫描件。</p>
    <ul class="tiles">
      <li><h2><a href="/api/v1/register/open-data/apps.csv">下载 CSV</a></h2>用电子表格打开，UTF-8。</li>
      <li><h2><a href="/api/v1/register/open-data/apps.jsonl">下载 JSON 行</a></h2>每行一条记录，供程序读取。</li>
      <li><h2><a href="/api/v1/register/changes">变化清单</a></h2>公布、暂停、恢复、撤销、注销，按次序。</li>
      <li><h2><a href="/api/v1/statistics/completion">完成情况</a></h2>各区域，可指定截至日期，JSON。</li>
    </ul>
    <h2>CSV 的各列</h2><p>${OPEN_DATA_FIELDS.map(({ title }) => title).join('、')}。</p>
    <h2 id="badge">备案标识</h2>
    <p>提供者可把备案标识嵌入自己的网页，状态变化时标识随之变化；点击后打开备案页面：</p>
    <p><img src="/badges/${encodeURIComponent('教APP备4100001号')}.svg" alt="备案标识示例" height="28" /></p>
    <pre tabindex="0">${`<a href="${origin}/apps/教APP备4100001号">\n  <img src="${example}" alt="备案信息" height="28">\n</a>`}</pre>
    <p>程序调用见<a href="/developers">接口说明</a>。</p>`;
}
