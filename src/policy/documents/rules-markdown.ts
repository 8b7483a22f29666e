import { type Instrument, instruments, type Provision, type Territory } from '../articles.ts';
import { type Addressee, type Rule, SCHOOLS, USING_UNITS } from '../rule.ts';

/** A Chinese page for whoever knows an article and looks for its rule: a table for each instrument, by article. */
export function rulesMarkdown(rules: readonly Rule<never>[]): string {
  const used = Object.values<Instrument>(instruments).filter(
    (instrument) => citing(rules, instrument).length > 0,
  );
  const ours = rules.filter(({ sources }) => sources.length === 0).toSorted(byRef);
  const parts = [
    '# 规则与依据',
    '本页由规则文件生成，请勿手工修改。同一规则有多个依据的，在每个依据下各列一次；“文件”一栏是规则所在的程序文件。',
    ...used.map((instrument) => instrumentSection(rules, instrument)),
    ...(ours.length === 0 ? [] : [oursSection(ours)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

interface Citation {
  readonly provision: Provision;
  readonly rule: Rule<never>;
}

/** Each of its provisions with each rule that stands on it, in the order of the articles. */
export function citing(rules: readonly Rule<never>[], instrument: Instrument): Citation[] {
  return rules
    .flatMap((rule) => rule.sources.map((provision) => ({ provision, rule })))
    .filter(({ provision }) => provision.instrument.key === instrument.key)
    .toSorted((a, b) => a.provision.order - b.provision.order || byRef(a.rule, b.rule));
}

function instrumentSection(rules: readonly Rule<never>[], instrument: Instrument): string {
  const heading = `## ${instrument.title}（${instrument.number}）`;
  const rows = citing(rules, instrument).map(({ provision, rule }) =>
    row([provision.article, ...columnsOf(rule)]),
  );
  const period = `自 ${instrument.from} 起，${TERRITORIES[instrument.territory]}。`;
  return [heading, '', period, '', head('条款'), ...rows].join('\n');
}

function oursSection(rules: readonly Rule<never>[]): string {
  const rows = rules.map((rule) => row([rule.ours ?? '', ...columnsOf(rule)]));
  return ['## 平台规定', '', '文件没有规定，由平台规定的。', '', head('理由'), ...rows].join('\n');
}

function head(first: string): string {
  const titles = [first, '编号', '规则', '性质', '适用时间', '适用范围', '对象', '文件'];
  return [row(titles), row(titles.map(() => '---'))].join('\n');
}

function columnsOf(rule: Rule<never>): string[] {
  return [
    rule.ref,
    rule.title,
    rule.severity === 'violation' ? '不予通过' : '提示',
    periodOf(rule),
    TERRITORIES[rule.territory],
    addresseesOf(rule.addressees),
    `[${rule.id}](../../src/policy/${rule.id}.ts)`,
  ];
}

export function periodOf({ from, to }: Pick<Rule<never>, 'from' | 'to'>): string {
  return to === undefined ? `${from} 起` : `${from} 至 ${to}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function byRef(a: Rule<never>, b: Rule<never>): number {
  return a.ref.localeCompare(b.ref, 'en', { numeric: true }) || a.id.localeCompare(b.id, 'en');
}

export const TERRITORIES: Readonly<Record<Territory, string>> = {
  '000000': '全国',
  '410000': '河南省',
  '411500': '信阳市',
};

const ADDRESSEES: Readonly<Record<Addressee, string>> = {
  authority: '教育行政部门',
  'subordinate-unit': '所属单位',
  'school:university': '高等院校',
  'school:vocational': '职业院校',
  'school:primary-secondary': '中小学',
  'school:kindergarten': '幼儿园',
  provider: '提供者',
  'platform-operator': '平台运营者',
  'app-store': '应用商店',
};

const GROUPS: readonly { readonly title: string; readonly members: readonly Addressee[] }[] = [
  { title: '机构使用者', members: USING_UNITS },
  { title: '各级各类学校', members: SCHOOLS },
];

/** Names those addressed, whole groups by the group's name. */
export function addresseesOf(addressees: readonly Addressee[]): string {
  const group = GROUPS.find(({ members }) => members.every((member) => addressees.includes(member)));
  const rest = addressees.filter((addressee) => group?.members.includes(addressee) !== true);
  const names = rest.map((addressee) => ADDRESSEES[addressee]);
  return [...(group === undefined ? [] : [group.title]), ...names].join('、');
}
