import { sql } from 'kysely';
import type { CaseId } from '../../policy/ids.ts';
import { shanghaiTime } from '../../policy/legal-day.ts';
import type { Tx } from '../db/database.ts';
import { type Defect, Failure } from '../errors.ts';
import { caseStateTables } from './state-tables.ts';

interface LastChange {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly action: string | null;
  readonly actor: string | null;
  readonly recorded_at: Date | null;
}

/** The failure that names, for each case that changed meanwhile, who changed what and when. */
export async function conflictOver(tx: Tx, ids: readonly CaseId[]): Promise<Failure> {
  const { rows } = await sql<LastChange>`
    SELECT cases.id, cases.kind, cases.state, last.action, last.actor, last.recorded_at
    FROM cases LEFT JOIN LATERAL (
      SELECT action, actor, recorded_at FROM entries
      WHERE stream_kind = 'case' AND stream_id = cases.id ORDER BY seq DESC LIMIT 1) AS last ON true
    WHERE cases.id = ANY(${ids}::bigint[])`.execute(tx);
  return new Failure('conflict', `有 ${ids.length} 件在您操作之前已被他人处理，本次操作全部未生效。`, {
    remedy: '请刷新后核对最新状态，再决定是否继续。',
    defects: rows.map(defectOf),
  });
}

/** What was typed in one window was saved in another meanwhile. */
export function draftSavedElsewhere(): Failure {
  return new Failure('conflict', '草稿已在另一个窗口保存过，您刚才的修改没有保存。', {
    remedy: '请先查看最新内容，再把您的修改填进去。',
  });
}

function defectOf({ id, kind, state, action, actor, recorded_at }: LastChange): Defect {
  const table = caseStateTables.get(kind);
  const when = recorded_at === null ? '' : shanghaiTime(recorded_at);
  const what =
    table?.transitions.find((transition) => transition.action === action)?.title ?? action ?? '保存';
  return {
    field: `cases.${id}`,
    message: `办件 ${id} 已由 ${actor ?? '申报人'} 于 ${when} 操作（${what}），现为“${table?.states[state]?.title ?? state}”。`,
  };
}
