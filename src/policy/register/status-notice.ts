import { cite, NATIONWIDE, type Provision } from '../articles.ts';
import type { LegalDay } from '../legal-day.ts';
import { type Circumstances, checkAll } from '../rule.ts';
import { anAppWhoseFilingEndedIsStoppedOrReplaced as rule } from './an-app-whose-filing-ended-is-stopped-or-replaced.ts';
import { APP_STATUSES, type AppStatus } from './states.ts';

/** A change of an app's status, as told to a unit that uses the app. */
export interface StatusNews {
  readonly name: string;
  readonly number: string | null;
  readonly status: AppStatus;
  readonly effectiveOn: LegalDay;
  readonly reason: string;
  readonly source: string;
}

export interface StatusNotice {
  readonly title: string;
  readonly text: string;
}

/** What happened, why, by which articles in force at the unit, and by when it has to stop or replace the app (UF-9). */
export function noticeOfEnding(
  news: StatusNews,
  stopBy: LegalDay,
  circumstances: Circumstances,
): StatusNotice {
  const facts = { ...news, statusSince: news.effectiveOn, stopBy };
  const { violations } = checkAll([rule], facts, circumstances);
  const articles = rule.sources.filter((source) => holds(source, circumstances)).map(cite);
  return {
    title: `“${news.name}”的提供者备案${APP_STATUSES[news.status]}，请在 ${stopBy} 前停用或更换`,
    text: [
      happened(news),
      ...(articles.length === 0 ? [] : [`依据：${articles.join('、')}。`]),
      ...violations.map(({ remedy }) => remedy),
      ...(news.status === 'suspended' ? ['备案恢复后，平台会另行通知并取消期限。'] : []),
    ].join('\n'),
  };
}

/** The filing stands again; the date to stop by is void. */
export function noticeOfReturn(news: StatusNews): StatusNotice {
  return {
    title: `“${news.name}”的提供者备案已恢复`,
    text: [happened(news), '本单位的使用记录已恢复为“使用中”，停用期限取消，不需要办理手续。'].join('\n'),
  };
}

function happened({ name, number, status, effectiveOn, reason, source }: StatusNews): string {
  const which = number === null ? '' : `（${number}）`;
  const now = status === 'filed' ? '恢复备案' : APP_STATUSES[status];
  return `“${name}”${which}自 ${effectiveOn} 起${now}。理由：${reason}（来源：${source}）。`;
}

function holds({ instrument }: Provision, { today, territories }: Circumstances): boolean {
  const here = instrument.territory === NATIONWIDE || territories.includes(instrument.territory);
  return here && instrument.from <= today;
}
