import type { LegalDay } from './legal-day.ts';
import type { Finding } from './rule.ts';

/** What is amended, and since when what was filed is no longer so: M 15 for providers, M 20 for users. */
export interface Amended {
  readonly purpose: string;
  readonly form: { readonly changedOn?: LegalDay | undefined };
  readonly submittedOn: LegalDay;
  /** Working days after `form.changedOn` up to the day of submission; unknown where the calendar lacks data. */
  readonly workingDaysSinceChange: number | 'unknown' | undefined;
}

/** An amendment that does not say since when, or says a day that has not come. */
export function dayOfChangeFindings({ purpose, form, submittedOn }: Amended): Finding[] {
  if (purpose !== 'amendment') return [];
  if (form.changedOn === undefined) return [missing];
  return form.changedOn > submittedOn ? [notYet] : [];
}

const missing: Finding = {
  field: 'changedOn',
  message: '变更备案没有写明变化日期。',
  remedy: '请填写信息发生变化的日期。',
};

const notYet: Finding = {
  field: 'changedOn',
  message: '变化日期晚于提交日期。',
  remedy: '请核对变化日期；尚未变化的，请在变化后提交变更。',
};

/** An amendment that comes after so many working days. */
export function lateChangeFindings(
  { purpose, workingDaysSinceChange: passed }: Amended,
  limit: number,
): Finding[] {
  if (purpose !== 'amendment' || typeof passed !== 'number' || passed <= limit) return [];
  return [
    {
      field: 'changedOn',
      message: `变化已过 ${passed} 个工作日，超过 ${limit} 个工作日的期限。`,
      remedy: `仍可提交，逾期情况会记入办件；今后请在变化后 ${limit} 个工作日内更新。`,
    },
  ];
}
