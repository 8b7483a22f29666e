import { M, type Provision } from '../articles.ts';

/** A limit in working days, what starts it, and where it stands. */
export interface TimeLimit {
  readonly key: string;
  /** In Chinese, as it stands beside the clock. */
  readonly title: string;
  readonly workingDays: number;
  /** Whose clock it is. */
  readonly binds: 'owner' | 'authority';
  readonly sources: readonly Provision[];
  /** What the texts do not say and we decided. */
  readonly ours?: string;
}

export const timeLimits = {
  'provider-verification': {
    key: 'provider-verification',
    title: '提供者备案核验',
    workingDays: 10,
    binds: 'authority',
    sources: [M(13), M(14)],
  },
  'provider-supplement': {
    key: 'provider-supplement',
    title: '提供者补充提交材料',
    workingDays: 10,
    binds: 'owner',
    sources: [M(13)],
    ours: '退回后核验时限停止，重新提交后重新计算',
  },
  'provider-change': {
    key: 'provider-change',
    title: '提供者更新备案信息',
    workingDays: 10,
    binds: 'owner',
    sources: [M(15)],
  },
  'use-change': {
    key: 'use-change',
    title: '使用者更新备案信息',
    workingDays: 10,
    binds: 'owner',
    sources: [M(20)],
  },
  'use-confirmation': {
    key: 'use-confirmation',
    title: '使用者备案确认',
    workingDays: 10,
    binds: 'authority',
    sources: [M(19)],
    ours: '办法没有规定确认时限，默认与核验相同，可按日期另行设定',
  },
} as const satisfies Record<string, TimeLimit>;

export type TimeLimitKey = keyof typeof timeLimits;
