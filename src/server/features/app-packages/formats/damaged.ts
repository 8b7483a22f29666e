/** A part of a package that is not what its format says. The message names the place for people who read code. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** What the work yields; undefined where it meets damage, also damage that shows as nesting without end. */
export function unlessDamaged<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

/** A stack that overflows or an offset outside of a buffer is the file's fault as well: everything read is bounded. */
export function isDamage(error: unknown): boolean {
  return error instanceof Damaged || error instanceof RangeError;
}
