const MOST_AT_ONCE = 500;

interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Questions that arrive together are put to the database as one: what a single one would ask in a statement of its own
 * costs a small part of it. Each is asked after it arrived, so that no answer is older than its question. `load` answers
 * in the order of the keys.
 */
export function gathered<Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  let waiting: Waiting<Key, Value>[] = [];

  const ask = (): void => {
    const batch = waiting.splice(0, MOST_AT_ONCE);
    if (waiting.length > 0) setImmediate(ask);
    load(batch.map(({ key }) => key)).then(
      (values) => batch.forEach(({ resolve }, index) => resolve(values[index] as Value)),
      (error: unknown) => {
        for (const { reject } of batch) reject(error);
      },
    );
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(ask);
      waiting.push({ key, resolve, reject });
    });
}
