import type { FailureKind } from '../errors.ts';

/** The one mapping of failures to HTTP, for problems and for pages. */
const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-media': 415,
  'rule-violated': 422,
  'too-many-requests': 429,
  unavailable: 503,
} as const satisfies Readonly<Record<FailureKind, number>>;

export function statusOf<Kind extends FailureKind>(kind: Kind): (typeof STATUS)[Kind] {
  return STATUS[kind];
}
