import type { LegalDay } from '../legal-day.ts';
import { type Circumstances, checkAll } from '../rule.ts';
import { useOfAppRules } from './rules.ts';
import { APP_STATUSES, type AppStatus } from './states.ts';

/** A change of an app's status, as told to a unit that uses the app. */
export interface StatusNews {
  readonly name: string;
  readonly number: string | null;
  readonly status: AppStatus;
  readonly effectiveOn: LegalDay;
  /** Reason and source, as {@link becauseOf} puts them. */
  readonly because: string;
}

export interface StatusNotice {
  readonly title: string;
  readonly text: string;
}

export function becauseOf(reason: string, source: string): string {
  return `${reason}（来源：${source}）`;
}

/** What happened, why, by which articles in force at the unit, and by when it has to stop or replace the app (UF-9). */
export function noticeOfEnding(
  news: StatusNews,
  stopBy: LegalDay,
  circumstances: Circumstances,
): StatusNotice {
  const facts = { ...news, statusSince: news.effectiveOn, stopBy };
  const { violations } = checkAll(useOfAppRules, facts, circumstances);
  return {
    title: `“${news.name}”的提供者备案${APP_STATUSES[news.status]}，请在 ${stopBy} 前停用或更换`,
    text: [
      happened(news),
      ...violations.flatMap(({ source, remedy }) => [`依据：${source}。`, remedy]),
      ...(news.status === 'suspended' ? ['备案恢复后，平台会另行通知并取消期限。'] : []),
    ].join('\n'),
  };
}

/** The filing stands again; the date to stop by is void. */
export function noticeOfReturn(news: StatusNews): StatusNotice {
  return {
    title: `“${news.name}”的提供者备案已恢复`,
    text: `${happened(news)}\n本单位的使用记录已恢复为“使用中”，停用期限取消，不需要办理手续。`,
  };
}

function happened({ name, number, status, effectiveOn, because }: StatusNews): string {
  const which = number === null ? '' : `（${number}）`;
  const now = status === 'filed' ? '恢复备案' : APP_STATUSES[status];
  return `“${name}”${which}自 ${effectiveOn} 起${now}。理由：${because}。`;
}
