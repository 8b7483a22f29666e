/** The queue that was looked at last, so that a case leads to the next one of it. */
let queue: readonly number[] = [];

export function rememberQueue(ids: readonly number[]): void {
  queue = ids;
}

export function neighboursOf(id: number): { readonly previous?: number; readonly next?: number } {
  const at = queue.indexOf(id);
  if (at < 0) return {};
  const [previous, next] = [queue[at - 1], queue[at + 1]];
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}
