export interface Limit {
  readonly title: string;
  /** So many at once; then as many as the bucket fills up with. */
  readonly burst: number;
  /** In which an empty bucket is full again. */
  readonly fillSeconds: number;
  /** Against guessing: for each route alone, and whatever factor is set. */
  readonly fixed?: true;
}

/** Per caller: a school with thousands of pupils may be one address. */
export const REQUEST_LIMITS = {
  general: { title: '其他接口', burst: 100_000, fillSeconds: 60 },
  search: { title: '查询备案记录', burst: 6_000, fillSeconds: 60 },
  'look-up': { title: '单条记录、单位、提供者、变化清单', burst: 12_000, fillSeconds: 60 },
  batch: { title: '批量查询', burst: 600, fillSeconds: 60 },
  download: { title: '开放数据', burst: 60, fillSeconds: 3_600 },
  'package-check': { title: '核对安装包文件', burst: 60, fillSeconds: 3_600 },
  statistics: { title: '完成情况统计', burst: 300, fillSeconds: 60 },
  'sign-in': { title: '登录、激活和登记', burst: 60, fillSeconds: 60, fixed: true },
} as const satisfies Record<string, Limit>;

export type LimitClass = keyof typeof REQUEST_LIMITS;
