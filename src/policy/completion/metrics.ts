/** Who is counted: the roster of a figure. */
export const ROSTERS = ['region-schools', 'provincial-institutions'] as const;
export type Roster = (typeof ROSTERS)[number];

/** A published figure: what it is called, what counts, of whom. Sources: P 附件1–2; ST-1, ST-2; A 二.1. */
export interface Metric {
  readonly id: MetricId;
  /** As tables print it: a started rate is never called 完成率. */
  readonly title: string;
  /** The numerator's column. */
  readonly counted: string;
  /** What a table of it shows, such as 完成情况. */
  readonly subject: string;
  readonly counts: string;
  readonly exclusions: string;
}

export const METRIC_IDS = ['started', 'filed', 'confirmed', 'on_time'] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export const rosters: Readonly<Record<Roster, string>> = {
  'region-schools': '截至日在册、隶属于市县教育行政部门的各级各类学校（含幼儿园）',
  'provincial-institutions': '截至日在册、直接隶属于省级教育行政部门的高校和省属中等职业学校',
};

const exclusions = '教育行政部门及其直属单位自身的备案不计入；截至日已停办、并入其他学校的不在册';

export const metrics: Readonly<Record<MetricId, Metric>> = {
  started: {
    id: 'started',
    title: '开展率',
    counted: '已开展学校数',
    subject: '开展情况',
    counts: '截至日曾提交过至少一项使用者备案或无应用声明的学校；之后退回或撤回不影响，草稿不算',
    exclusions,
  },
  filed: {
    id: 'filed',
    title: '提交率',
    counted: '已提交学校数',
    subject: '提交情况',
    counts: '截至日有已提交且未撤回、未停用的使用者备案或无应用声明的学校',
    exclusions,
  },
  confirmed: {
    id: 'confirmed',
    title: '备案完成率',
    counted: '已完成学校数',
    subject: '完成情况',
    counts: '截至日有至少一项已确认的使用者备案或无应用声明的学校',
    exclusions,
  },
  on_time: {
    id: 'on_time',
    title: '按期完成率',
    counted: '按期完成学校数',
    subject: '按期完成情况',
    counts: '在规定期限当日（含）之前已提交，此后至截至日一直有未撤回、未停用的使用者备案或无应用声明的学校',
    exclusions: `${exclusions}；未规定期限的地方不统计`,
  },
};
