import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import type { LegalDay } from '../../../policy/legal-day.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { findDeclaration } from '../provider-filing/declared.ts';
import { appTimeline } from '../register/app-timeline.ts';
import { appUsers } from '../register/app-users.ts';
import { versionsOf } from '../register/app-versions.ts';
import { type FindRecord, type FullRecord, lookUp } from '../register/look-up.ts';
import { ensureNotAnnulled } from '../register/number-annulment.ts';
import { idPageQuery, numberParam } from '../register/schema.ts';
import { amendedFields, declaredSection, describedBy } from './app-declaration.ts';
import { versionsSection } from './app-versions-section.ts';
import { appAddress, count, dayText, facts, nextPage } from './labels.ts';
import { PACKAGE_CHECK_PATH } from './package-check-form.ts';
import { codeAddress } from './page-codes.ts';
import { searchForm } from './search-form.ts';
import type { PublicPage, ShowPage } from './show-page.ts';
import { MEANINGS, type PublicStatus, statusMark } from './status-mark.ts';

const options = { config: { access: 'public', limits: 'look-up', isPage: true } } as const;
const FIRST_USERS = 5;

export function appRoutes(app: App, show: ShowPage): void {
  const records = lookUp(app.services.db);
  app.get('/apps/:number', { ...options, schema: { hide: true, params: numberParam } }, (request, reply) =>
    show(request, reply, async (db, { today }) => {
      const { number } = request.params;
      const record = await records(number);
      return record === undefined ? unfiledPage(db, number) : appPage(db, record, today);
    }),
  );
  app.get(
    '/apps/:number/schools',
    { ...options, schema: { hide: true, params: numberParam, querystring: idPageQuery } },
    (request, reply) =>
      show(request, reply, async (db) =>
        usersPage(db, await getRecord(records, request.params.number), request.query),
      ),
  );
}

/** @throws Failure `not-found` */
export async function getRecord(records: FindRecord, number: string): Promise<FullRecord> {
  const record = await records(number);
  if (record !== undefined) return record;
  throw new Failure('not-found', `未备案：备案名录中没有“${number}”。`, { remedy: MEANINGS.unfiled });
}

async function appPage(db: Reader, record: FullRecord, today: LegalDay): Promise<PublicPage> {
  const [declaration, users, timeline, versions] = await Promise.all([
    findDeclaration(db, record, today),
    appUsers(db, record.id, { limit: FIRST_USERS }),
    appTimeline(db, record.id),
    versionsOf(db, record.id),
  ]);
  const amended = await amendedFields(db, timeline, today);
  const address = appAddress(record);
  const status = record.status as PublicStatus;
  const body = html`<article itemscope itemtype="https://schema.org/SoftwareApplication">
    ${verdict(record, status)}
    <p class="panel">${users.total === 0 ? '还没有经确认的使用备案。' : html`<a href="#users"><strong>${count(users.total)}</strong> 个学校和单位</a>已办理使用备案。`}<br />${complaintChannel(record)}</p>
    <h2>做什么、给谁用</h2>${describedBy(record, declaration)}
    <div class="with-code panel"><div class="actions"><a class="button" href="${address}/certificate">备案证书</a><a class="button" href="/open-data#badge">备案标识</a><a class="button" href="${PACKAGE_CHECK_PATH}">查安装包</a></div>
    <p class="code"><img src="${codeAddress(record)}" alt="本页二维码" width="136" height="136" loading="lazy" /><span class="small secondary">扫码看本页</span></p></div>
    ${declaredSection(declaration)}
    <h2 id="users">谁在用</h2>${usersSection(users, address)}
    ${versionsSection(versions, record, today)}
    <h2>历次变更</h2>
    <ol class="results">${timeline.map(
      (entry, index) => html`<li><strong>${entry.day} ${entry.title}</strong>
      ${entry.reason === null ? null : html`<p>${entry.reason}</p>`}${entry.source === null ? null : html`<p class="secondary small">来源：${entry.source}</p>`}
      ${amended[index] === undefined ? null : html`<p class="secondary small">改动：${amended[index]}</p>`}</li>`,
    )}</ol>
    </article>`;
  return {
    title: `${record.name} ${record.number ?? ''}`.trim(),
    description: `${record.name}（${record.provider_name}）的备案状态、权限申报、使用学校和投诉渠道。`,
    body,
    address,
  };
}

function verdict(record: FullRecord, status: PublicStatus): Html {
  const { number, name, provider_id: providerId, provider_name: providerName } = record;
  const provider = html`<span itemprop="name">${providerName}</span>`;
  return html`<div class="panel verdict ${status}">
    <p class="said">${statusMark(status)}<span>${dayText(record.status_since)} 起</span></p>
    <h1 itemprop="name">${name}</h1>
    <p>${number === null ? '没有备案号' : html`<strong class="number" itemprop="identifier">${number}</strong>`} · <span itemprop="provider" itemscope itemtype="https://schema.org/Organization">${providerId === null ? provider : html`<a href="/providers/${providerId}">${provider}</a>`}</span></p>
    <p>${MEANINGS[status]}</p>
    ${record.amendment_since === null ? null : html`<p class="suspended">变更核验中：以下为变更前公布的内容，核准前仍然有效。</p>`}
  </div>`;
}

function complaintChannel({ complaint_channel: channel }: FullRecord): Html {
  return channel === null
    ? html`投诉：备案记录没有载明提供者的渠道，请向学校或其主管教育部门反映。`
    : html`投诉：${channel}（提供者）；学校使用中的问题，也可向学校或其主管教育部门反映。`;
}

type Users = Awaited<ReturnType<typeof appUsers>>;

function usersSection({ total, items }: Users, address: string): Html {
  if (total === 0) return html`<p>还没有经确认的使用备案。</p>`;
  return html`${userList(items)}
    ${total > items.length ? html`<p><a href="${address}/schools">查看全部 ${count(total)} 个</a></p>` : null}`;
}

function userList(items: Users['items']): Html {
  return html`<ul class="results">${items.map(({ organisation: { id, name }, nature }) => html`<li><div class="row"><a href="/schools/${id}">${name}</a><span>${nature === 'required' ? '要求使用' : '推荐使用（自愿）'}</span></div></li>`)}</ul>`;
}

async function usersPage(
  db: Reader,
  record: FullRecord,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<PublicPage> {
  const id: RegisterAppId = record.id;
  const { total, items, next } = await appUsers(db, id, { limit: 50, cursor });
  const address = appAddress(record);
  const body = html`<h1>使用“${record.name}”的学校和单位</h1>
    <p>${statusMark(record.status as PublicStatus)} <a href="${address}">${record.number ?? record.name}</a> · 共 ${count(total)} 个</p>
    ${total === 0 ? html`<p>还没有经确认的使用备案。</p>` : userList(items)}
    ${nextPage(`${address}/schools`, {}, next)}`;
  return { title: `使用“${record.name}”的学校`, body, unlisted: cursor !== undefined };
}

/** A number that was never given, or that is in force no more: an answer, not an error of the reader's. */
async function unfiledPage(db: Reader, asked: string): Promise<PublicPage> {
  const numbers = normaliseFilingNumber(asked);
  const annulled = await ensureNotAnnulled(db, numbers).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    },
  );
  const named = numbers.length === 1 ? (numbers[0] ?? asked) : asked;
  const body = html`<div class="panel verdict unfiled"><p class="said">${statusMark('unfiled')}</p>
      <h1>${named}</h1>
      ${annulled === undefined ? html`<p>${MEANINGS.unfiled}</p>` : html`<p>${annulled.message}</p><p>${annulled.details.remedy}</p>`}</div>
    <h2>接下来可以这样做</h2>
    <ul>
      <li>核对备案号：形如“教APP备4100001号”，数字共 7 位，应与应用内公示的一致。</li>
      <li>用应用名称再查一次；同一提供者的每个应用各有备案号。</li>
      <li>学校要求使用未备案的应用的，可向学校或其主管教育部门反映。</li>
    </ul>
    ${searchForm()}
    ${facts([['依据', '《备案管理办法》第八条、第十四条']])}`;
  return { title: `${named} 未备案`, body, fault: 'not-found' };
}
