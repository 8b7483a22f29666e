import type { z } from 'zod';
import { legalDayOf } from '../../policy/legal-day.ts';
import type { Violation } from '../../policy/rule.ts';
import type { CaseRow } from './case-row.ts';
import type { receipt } from './filing-schema.ts';
import { caseStateTables } from './state-tables.ts';

export type Receipt = z.infer<typeof receipt>;

/** How a kind of filing words its receipts. */
export interface ReceiptWords {
  /** Letters before the number, such as SY. */
  readonly prefix: string;
  /** What comes next, by state. */
  readonly next: Readonly<Record<string, string>>;
  /** What the day is called until which the running clock lasts, such as 确认时限; by state. */
  readonly limit: Readonly<Record<string, string>>;
}

/** What a person gets after acting: the receipt number, the state, and what happens next by when. */
export function receiptIn(words: ReceiptWords, row: CaseRow, warnings: readonly Violation[] = []): Receipt {
  return {
    id: row.id,
    receipt: `${words.prefix}${String(row.id).padStart(10, '0')}`,
    state: row.state,
    stateTitle: caseStateTables.get(row.kind)?.states[row.state]?.title ?? row.state,
    version: row.version,
    submittedOn: legalDayOf(row.changed_at),
    dueOn: row.due_on,
    next: `${words.next[row.state] ?? ''}${dueText(words, row)}`,
    warnings: warnings.map(({ severity: _, ...warning }) => warning),
  };
}

function dueText({ limit }: ReceiptWords, { state, clock_limit, due_on }: CaseRow): string {
  if (clock_limit === null) return '';
  return `${limit[state] ?? '时限'}：${due_on === null ? '待日历发布' : `${due_on}（含当日）`}。`;
}
