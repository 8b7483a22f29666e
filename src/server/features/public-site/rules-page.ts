import { type Instrument, instruments } from '../../../policy/articles.ts';
import { addresseesOf, citing, periodOf, TERRITORIES } from '../../../policy/documents/rules-markdown.ts';
import type { Rule } from '../../../policy/rule.ts';
import { ruleCatalogue } from '../../../policy/rule-catalogue.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { A_DAY, type ShowPage } from './show-page.ts';

/** Every rule of the catalogue under each article that it stands on; made once, since rules change with the program. */
export function rulesRoute(app: App, show: ShowPage): void {
  app.get(
    '/rules',
    { config: { access: 'public', isPage: true }, schema: { hide: true } },
    (request, reply) =>
      show(
        request,
        reply,
        () => ({
          title: '规则与依据',
          description: '教育移动应用备案的每条规则、所依据的文件和条款、适用时间和地域。',
          body: rulesBody(),
          address: '/rules',
        }),
        A_DAY,
      ),
  );
}

function rulesBody(): Html {
  const used = Object.values<Instrument>(instruments).filter((one) => citing(ruleCatalogue, one).length > 0);
  const ours = ruleCatalogue.filter(({ sources }) => sources.length === 0);
  return html`<h1>规则与依据</h1>
    <p>平台按下列 ${ruleCatalogue.length} 条规则检查填报内容，由程序中的规则自动生成。“不予通过”的规则不满足就不能提交；“提示”的由核验人员判断。</p>
    <ul>${used.map(({ key, title }) => html`<li><a href="#${key}">${title}</a></li>`)}${ours.length === 0 ? null : html`<li><a href="#ours">平台规定</a></li>`}</ul>
    ${used.map(instrumentSection)}
    ${
      ours.length === 0
        ? null
        : html`<h2 id="ours">平台规定</h2><p>文件没有规定，由平台规定的。</p>${ruleTable(
            '理由',
            ours.map((rule) => ({ first: rule.ours ?? '', rule })),
          )}`
    }`;
}

function instrumentSection(instrument: Instrument): Html {
  const rows = citing(ruleCatalogue, instrument).map(({ provision, rule }) => ({
    first: provision.article,
    rule,
  }));
  return html`<h2 id="${instrument.key}">${instrument.title}</h2>
    <p class="secondary">${instrument.number}，自 ${instrument.from} 起，${TERRITORIES[instrument.territory]}。</p>${ruleTable('条款', rows)}`;
}

function ruleTable(
  first: string,
  rows: readonly { readonly first: string; readonly rule: Rule<never> }[],
): Html {
  return html`<table class="stack"><thead><tr><th scope="col">${first}</th><th scope="col">规则</th><th scope="col">性质</th><th scope="col">适用</th></tr></thead><tbody>${rows.map(
    ({
      first: cell,
      rule,
    }) => html`<tr><td data-label="${first}">${cell}</td><th scope="row">${rule.title} <span class="small">${rule.ref}</span></th><td class="together">${rule.severity === 'violation' ? '不予通过' : '提示'}</td><td class="small">${periodOf(rule)}，${TERRITORIES[rule.territory]}，${addresseesOf(rule.addressees)}</td></tr>
`,
  )}</tbody></table>`;
}
