/** One thing that is wrong, for a person to mend. */
export interface Defect {
  /** Path of the field at fault, such as `unit.name`. */
  readonly field?: string;
  readonly message: string;
  readonly remedy?: string;
  readonly rule?: string;
  readonly ref?: string;
  readonly source?: string;
}

interface ProblemDetails {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly rule?: string;
  readonly source?: string;
  readonly defects?: readonly Defect[];
}

/** What the API answers when it refuses (application/problem+json), and what to show when it cannot be reached. */
export class Problem extends Error {
  readonly status: number;
  /** The last part of `type`: `conflict`, `rule-violated` and so on; `unreachable` where there was no answer. */
  readonly kind: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** What the operator finds it by in the log. */
  readonly instance: string | undefined;
  readonly defects: readonly Defect[];

  constructor({ type, title, status, detail, instance, rule, source, defects }: ProblemDetails) {
    super(title);
    this.name = 'Problem';
    this.status = status;
    this.kind = type?.split('/').at(-1) ?? 'unexpected';
    this.title = title;
    this.detail = detail;
    this.instance = instance;
    this.defects =
      defects ?? (rule === undefined ? [] : [{ message: title, rule, ...(source && { source }) }]);
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const isProblem = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  if (isProblem) return new Problem((await response.json()) as ProblemDetails);
  return new Problem({
    title: '服务暂时不可用，您的操作未生效。',
    status: response.status,
    detail: '请稍候重试；已填写的内容还在本页。',
  });
}

export const unreachable = (): Problem =>
  new Problem({
    type: '/problems/unreachable',
    title: '连不上服务器。',
    status: 0,
    detail: '请检查网络后重试；已填写的内容还在本页。',
  });
