import type { RegisterUse, UnitCases } from './queries.ts';

export interface MissingItem {
  readonly text: string;
  readonly verb: string;
  /** The form to go on with, the case to look at, or the use to stop. */
  readonly form?: number;
  readonly case?: number;
  readonly stop?: number;
  readonly isUrgent: boolean;
}

/** What a unit still has to do, the most urgent first. */
export function missingItems(uses: readonly RegisterUse[], { toDo }: UnitCases): MissingItem[] {
  const flagged = uses
    .filter(({ status }) => status === 'flagged')
    .map(({ id, app, stopBy }) => ({
      text: `“${app.name}”${ENDED[app.status]}，${dueWords(stopBy)}停用或更换。`,
      verb: '停用或更换',
      stop: id,
      isUrgent: true,
    }));
  const returned = toDo
    .filter(({ state }) => state === 'returned')
    .map(({ id, kind, title, clock }) => ({
      text: `“${title}”已退回，${dueWords(clock?.dueOn ?? null)}补充。`,
      verb: '补充',
      ...target(kind, id),
      isUrgent: true,
    }));
  const drafts = toDo
    .filter(({ state }) => state === 'draft')
    .map(({ id, kind, title, openedAt }) => ({
      text: `“${title}”（${openedAt.slice(0, 10)} 新建）还没有提交。`,
      verb: '继续填写',
      ...target(kind, id),
      isUrgent: false,
    }));
  return [...flagged, ...returned, ...drafts];
}

/** Stops and declarations have no form to go on with. */
function target(kind: string, id: number): Pick<MissingItem, 'form' | 'case'> {
  return kind === 'use-filing' ? { form: id } : { case: id };
}

function dueWords(day: string | null): string {
  return day === null ? '请' : `请在 ${day} 前（含当日）`;
}

const ENDED: Readonly<Record<RegisterUse['app']['status'], string>> = {
  filed: '须停用或更换',
  suspended: '的备案已暂停',
  revoked: '的备案已撤销',
  withdrawn: '的备案已注销',
};

/** Nothing filed, nothing declared, nothing under way. */
export function hasNotBegun(uses: readonly RegisterUse[], { toDo, waiting, declared }: UnitCases): boolean {
  return !declared && uses.length + toDo.length + waiting.length === 0;
}
