import type { SameApp } from './facts.ts';

/** A suspended filing is not over (PF-14): it ends by restoring or revoking. */
export function isInForce({ status }: SameApp): boolean {
  return status === 'filed' || status === 'suspended';
}

/**
 * The same app beyond doubt: the same package, or the same name by the same provider. A unit's own app for itself may be
 * filed when it is offered to others (M 21), and a platform operator's record concerns what runs on that platform.
 */
export function isTheVeryApp({ by, own, origin }: SameApp): boolean {
  if (!own) return by === 'package';
  return origin !== 'self-developed' && (by === 'package' || origin !== 'platform-operator');
}

/** “示例作业”（教APP备4100001号） */
export function calledBy({ name, number }: SameApp): string {
  return number === null ? `“${name}”` : `“${name}”（${number}）`;
}
