import { z } from 'zod';
import type { OrganisationId } from '../../../policy/ids.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import { USERS } from '../../../policy/option-lists.ts';
import type { Reader } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { idParam } from '../../http/schemas.ts';
import { type FoundUnit, findUnit, findUnits } from '../organisations/find-units.ts';
import { organisationUses, type RegisterUseView } from '../register/organisation-uses.ts';
import { idPageQuery } from '../register/schema.ts';
import { findDeclarationOfNoUse } from '../use-filing/no-use.ts';
import { appAddress, count, dayText, labels, nextPage } from './labels.ts';
import { searchForm, searchTabs, typedQuery } from './search-form.ts';
import type { PublicPage, ShowPage } from './show-page.ts';
import { statusMark } from './status-mark.ts';

const query = z.object({
  q: typedQuery,
  cursor: idPageQuery.shape.cursor,
});

export function schoolRoutes(app: App, show: ShowPage): void {
  app.get(
    '/schools',
    {
      config: { access: 'public', limits: 'search', isPage: true },
      schema: { hide: true, querystring: query },
    },
    (request, reply) => show(request, reply, (db) => schoolsPage(db, request.query)),
  );
  app.get(
    '/schools/:id',
    {
      config: { access: 'public', limits: 'look-up', isPage: true },
      schema: { hide: true, params: idParam, querystring: idPageQuery },
    },
    (request, reply) =>
      show(request, reply, (db) => schoolPage(db, request.params.id as OrganisationId, request.query.cursor)),
  );
}

async function schoolsPage(db: Reader, { q, cursor }: z.infer<typeof query>): Promise<PublicPage> {
  const body = html`<h1>${q === '' ? '查学校' : html`名称含“${q}”的学校和单位`}</h1>
    ${searchForm(q, '/schools')}${searchTabs(q, 'schools')}${await found(db, q, cursor)}`;
  return {
    title: q === '' ? '查学校' : `名称含“${q}”的学校`,
    description: '查询学校使用了哪些教育移动应用：要求还是自愿、能否收费、谁决定的。',
    body,
    unlisted: q !== '',
  };
}

async function found(db: Reader, q: string, cursor: string | undefined): Promise<Html> {
  if (q === '') return html`<p>输入学校名称的一部分（至少两个字），或 10 位学校标识码。</p>`;
  if ([...q].length < 2 || q.length > 60)
    return html`<p class="notice" role="alert">请输入 2 至 60 个字，再查询。</p>`;
  const { items, next } = await findUnits(db, q, { limit: 20, cursor });
  if (items.length === 0)
    return html`<p class="notice">没有名称含“${q}”的学校或单位。请换用全称中连续的几个字，例如去掉“市”“县”；新设或刚改名的学校，由其主管部门登记后可以查到。</p>`;
  return html`<ul class="results">${items.map(
    ({ id, name, authority }) =>
      html`<li><a href="/schools/${id}">${name}</a><p class="secondary small">${authority}</p></li>`,
  )}</ul>${nextPage('/schools', { q }, next)}`;
}

async function schoolPage(db: Reader, id: OrganisationId, cursor: string | undefined): Promise<PublicPage> {
  const [unit, { items, next }] = await Promise.all([
    findUnit(db, id),
    organisationUses(db, id, { limit: 20, cursor }),
  ]);
  if (unit === undefined) throw notFound();
  const required = items.filter(({ nature }) => nature === 'required').length;
  const more = next === null && cursor === undefined ? '' : '本页';
  const body = html`<article itemscope itemtype="https://schema.org/${unit.kind === 'school' ? 'School' : 'GovernmentOrganization'}">
    <h1 itemprop="name">${unit.name}</h1>
    ${unit.open ? null : html`<p class="notice">这个单位已撤并或停办。</p>`}
    ${items.length === 0 ? await noUses(db, id) : html`<p>${more}在用应用 <strong>${count(items.length)}</strong> 个，其中要求使用 <strong>${count(required)}</strong> 个，自愿 <strong>${count(items.length - required)}</strong> 个。</p>${items.map(useCard)}`}
    ${nextPage(`/schools/${id}`, {}, next)}
    ${complaints(unit)}
  </article>`;
  return {
    title: `${unit.name}用了哪些应用`,
    description: `${unit.name}使用的教育移动应用：要求还是自愿、能否收费、谁决定的、怎样投诉。`,
    body,
    unlisted: cursor !== undefined,
  };
}

async function noUses(db: Reader, id: OrganisationId): Promise<Html> {
  const since = await findDeclarationOfNoUse(db, id);
  if (since !== undefined)
    return html`<div class="panel"><p>已申报<strong>不使用</strong>任何教育移动应用，${legalDayOf(since)} 经主管部门确认。</p></div>`;
  return html`<div class="panel"><p>没有经确认的应用使用备案。</p><p class="secondary">学校正在使用应用而这里没有的，说明尚未完成使用备案，可向学校或其主管部门询问。</p></div>`;
}

/** One app at this school, in the order of a parent's questions. */
function useCard(use: RegisterUseView): Html {
  const { app } = use;
  const isRequired = use.nature === 'required';
  return html`<section class="panel"><div class="with-mark">
      <h2><a href="${appAddress(app)}">${app.name}</a></h2>${statusMark(app.status)}</div>
    ${use.status === 'flagged' ? html`<p class="revoked"><strong>须在 ${use.stopBy === null ? '期限' : dayText(use.stopBy)} 前停用或更换：</strong>该应用的备案已不在有效状态。</p>` : null}
    <dl class="facts">
      <dt>要不要用</dt><dd><strong>${isRequired ? '要求使用' : '自愿使用'}</strong>${isRequired ? null : '，不用不影响教学、评价和成绩'}${usersOf(use)}</dd>
      <dt>能否收费</dt><dd>${chargesOf(use)}</dd>
      <dt>谁决定的</dt><dd>${decisionOf(use)}</dd>
      <dt>怎样投诉</dt><dd>${app.complaintChannel === null ? '见本页末尾' : html`提供者：${app.complaintChannel}`}</dd>
    </dl></section>`;
}

function usersOf({ audience }: RegisterUseView): Html | null {
  return audience.length === 0 ? null : html` <span class="secondary">（${labels(USERS, audience)}）</span>`;
}

/** O 11: what is required as a tool of teaching or management costs students and parents nothing. */
function chargesOf({ nature, charges, disguisedCharges }: RegisterUseView): Html {
  if (nature === 'required') return html`<strong>不得收费</strong>，不得变相收费`;
  if (charges === true || disguisedCharges === true)
    return html`应用有收费内容，自愿购买，不得强制或变相强制`;
  return charges === false ? html`申报为不收费` : html`未说明；不得强制收费`;
}

function decisionOf(use: RegisterUseView): Html {
  const { requiredBy, requiredByDocument, decidedOn } = use;
  const parts = [
    requiredBy === null
      ? null
      : html`${requiredBy}要求${requiredByDocument === null ? null : `（${requiredByDocument}）`}`,
    use.collectiveDecision
      ? html`${use.decidedBy ?? '单位'}集体决策${decidedOn === null ? null : html` ${dayText(decidedOn)}`}`
      : null,
    use.agreementSigned ? html`已签订协议或合同` : null,
    use.selfDevelopedSelfUsed ? html`自研自用` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return html`学校选用，${dayText(use.since)} 经确认`;
  return html`${parts.map((part, index) => html`${index === 0 ? null : '；'}${part}`)}`;
}

function complaints({ kind, authority }: FoundUnit): Html {
  return html`<h2>有问题找谁</h2>
    <ul>
      <li>先向${kind === 'school' ? '学校' : '本单位'}提出；应用本身的问题，找上面所列的提供者渠道。</li>
      ${authority === null ? null : html`<li>向主管部门反映：<strong>${authority}</strong>。</li>`}
    </ul>
    <p class="secondary small">要求使用的应用不得收费、不得有商业广告和游戏；推荐使用的应用应当自愿，不得与学分、成绩和评优挂钩。依据：教技函〔2019〕55号第十、十一条。</p>`;
}
