import type { LegalDay } from '../../../policy/legal-day.ts';
import {
  APP_AUDIENCES,
  APP_FEATURES,
  APP_KINDS,
  FUNCTION_TYPES,
  PLATFORMS,
} from '../../../policy/option-lists.ts';
import { APP_ORIGINS } from '../../../policy/register/option-lists.ts';
import type { Reader } from '../../db/database.ts';
import { type Html, html } from '../../http/html.ts';
import { type Declaration, findDeclaration } from '../provider-filing/declared.ts';
import type { PublicEntry } from '../register/app-timeline.ts';
import type { FullRecord } from '../register/look-up.ts';
import { dayText, type Fact, facts, labels, yesOrNo } from './labels.ts';

/** What the app does and for whom, of the published record. */
export function describedBy(record: FullRecord, declaration: Declaration | undefined): Html {
  return facts([
    ['功能', labels(FUNCTION_TYPES, record.function_types)],
    ['内容', declaration?.content.join('、')],
    ['对象', labels(APP_AUDIENCES, record.audience)],
    [
      '种类',
      `${labels(APP_KINDS, [record.kind])}${record.platforms.length === 0 ? '' : `（${labels(PLATFORMS, record.platforms)}）`}`,
    ],
    [
      '收费',
      html`${yesOrNo(record.charges)}，<span class="together">广告：${yesOrNo(record.advertisements)}，</span><span class="together">游戏：${yesOrNo(record.games)}</span>`,
    ],
    [
      '记录',
      html`${record.filed_on === null ? null : html`${dayText(record.filed_on)} 备案，`}${dayText(record.checked_on)} 核对，来源：${sourceOf(record)}`,
    ],
  ]);
}

function sourceOf({ origin, source }: FullRecord): string {
  const title = labels(APP_ORIGINS, [origin]);
  return title === source ? title : `${title}（${source}）`;
}

/** What the provider has declared: permissions, and the facts that bring duties. */
export function declaredSection(declaration: Declaration | undefined): Html {
  const heading = html`<h2>申报的权限和义务</h2>`;
  if (declaration === undefined)
    return html`${heading}<p>这条记录由其他机构受理，本平台没有权限申报的内容。</p>`;
  const { permissions } = declaration;
  return html`${heading}
    <p>获取的权限：${permissions.length === 0 ? '无' : permissions.join('、')}。</p>
    ${facts(dutiesOf(declaration))}${personalData(declaration)}`;
}

function dutiesOf(declared: Declaration): Fact[] {
  return [
    ['版本', declared.version],
    ['含有的功能', labels(APP_FEATURES, declared.features)],
    ['主要面向未成年人', yesOrNo(declared.minorsMain)],
    ['使用时长限制', declared.timeLimit],
    ['适龄范围', declared.ageRange],
    ['实施培训', yesOrNo(declared.training)],
    ['需要注册', yesOrNo(declared.registersUsers)],
    ['收集个人信息', yesOrNo(declared.collectsPersonalData)],
  ];
}

function personalData({ personalData: items }: Declaration): Html | null {
  if (items.length === 0) return null;
  return html`<table class="stack"><caption>收集的个人信息及目的</caption><thead><tr><th scope="col">项目</th><th scope="col">目的</th></tr></thead>
    <tbody>${items.map(({ item, purpose }) => html`<tr><th scope="row">${item}</th><td data-label="目的">${purpose}</td></tr>`)}</tbody></table>`;
}

/** For each entry that published an amendment: what was changed, by name. */
export async function amendedFields(
  db: Reader,
  timeline: readonly PublicEntry[],
  today: LegalDay,
): Promise<(string | undefined)[]> {
  const publications = timeline.filter(({ published }) => published !== null);
  if (publications.length < 2) return [];
  const declarations = new Map<PublicEntry, Declaration | undefined>();
  for (const entry of publications)
    declarations.set(
      entry,
      entry.published === null ? undefined : await findDeclaration(db, entry.published, today),
    );
  return timeline.map((entry) => {
    const place = publications.indexOf(entry);
    const before = publications[place + 1];
    if (place < 0 || before === undefined) return undefined;
    return changed(declarations.get(before), declarations.get(entry));
  });
}

const TITLES: Readonly<Record<keyof Declaration, string>> = {
  version: '版本',
  content: '服务内容',
  permissions: '获取的权限',
  features: '含有的功能',
  training: '实施培训',
  minorsMain: '以未成年人为主要用户',
  timeLimit: '使用时长限制',
  ageRange: '适龄范围',
  registersUsers: '需要注册',
  collectsPersonalData: '收集个人信息',
  personalData: '个人信息项目',
};

function changed(before: Declaration | undefined, after: Declaration | undefined): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  const names = (Object.keys(TITLES) as (keyof Declaration)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return names.length === 0 ? '名称、提供者、安装包等其他项目' : names.map((key) => TITLES[key]).join('、');
}
