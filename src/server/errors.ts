import type { Verdict, Violation } from '../policy/rule.ts';

/** The closed set of ways in which a request can fail. http/failure-status.ts maps each to a status, and nothing else does. */
export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'rule-violated'
  | 'too-large'
  | 'unsupported-media'
  | 'too-many-requests'
  | 'unavailable';

/** One thing that is wrong, for a person to mend. */
export interface Defect {
  /** Path of the field or cell at fault. */
  readonly field?: string;
  readonly message: string;
  readonly remedy?: string;
  readonly rule?: string;
  readonly ref?: string;
  readonly source?: string;
}

export interface FailureDetails {
  /** What to do next. */
  readonly remedy?: string;
  readonly defects?: readonly Defect[];
  /** The rule when a single one is at fault. */
  readonly rule?: string;
  readonly source?: string;
}

/** The one error type that server code throws on purpose. `message` is Chinese, a sentence that a clerk understands. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly details: FailureDetails;

  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(message);
    this.name = 'Failure';
    this.kind = kind;
    this.details = details;
  }
}

export const notFound = (): Failure =>
  new Failure('not-found', '没有找到您要的内容，或者它不在您的管辖范围内。', {
    remedy: '请核对编号，或从列表中重新进入。',
  });

/** @throws Failure `rule-violated` with every violation at once */
export function ensureKept(verdict: Verdict): void {
  const [first] = verdict.violations;
  if (first === undefined) return;
  const count = verdict.violations.length;
  throw new Failure(
    'rule-violated',
    count === 1 ? first.message : `共有 ${count} 处不符合规定，请一并修改后再提交。`,
    {
      remedy: count === 1 ? first.remedy : '逐项修改下列内容，再次提交。',
      defects: verdict.violations.map(defectOf),
      ...(count === 1 ? { rule: first.rule, source: first.source } : {}),
    },
  );
}

export function defectOf({ severity: _, ...defect }: Violation): Defect {
  return defect;
}
