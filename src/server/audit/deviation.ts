/** What a verifier found to differ from what was written. */
export interface Deviation {
  readonly code: DeviationCode;
  /** Chinese, for clerks and auditors. */
  readonly message: string;
}

export type DeviationCode =
  | 'entry-changed'
  | 'entry-removed'
  | 'entry-inserted'
  | 'entry-renumbered'
  | 'entry-repeated'
  | 'entries-swapped'
  | 'tail-removed'
  | 'stream-removed'
  | 'seal-differs'
  | 'unsealed'
  | 'head-differs'
  | 'checkpoint-changed'
  | 'checkpoint-missing'
  | 'checkpoint-unknown-key'
  | 'leaves-changed'
  | 'published-differs'
  | 'attested-differs'
  | 'file-changed';

const streamKinds: Readonly<Record<string, string>> = {
  account: '账号',
  calendar: '日历',
  case: '办件',
  organisation: '机构',
  'register-app': '登记应用',
  'register-use': '登记使用',
  'return-template': '退回模板',
  setting: '设置',
};

/** 办件 12 */
export function streamName({ kind, id }: { kind: string; id: number }): string {
  return `${streamKinds[kind] ?? kind} ${id}`;
}

/** 第 3 条, 第 3 至 5 条 */
export function entryRange(first: number, last: number): string {
  return first === last ? `第 ${first} 条` : `第 ${first} 至 ${last} 条`;
}
