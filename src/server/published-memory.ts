import { isOutage } from './db/outage.ts';

/** Records and pages of search results, some kilobytes each. */
const MOST_KEPT = 5_000;

export interface Recalled<Value> {
  readonly value: Value;
  /** Null while it is known to be current; otherwise when it last was, since the database gives no answer. */
  readonly asOf: Date | null;
}

interface Kept {
  readonly value: unknown;
  readonly generation: number;
}

/**
 * What was last read of the published register. It is asked for again after every change that the database announces,
 * and always while its announcements are not heard; while the database is away it is all there is.
 */
export class PublishedMemory {
  readonly #kept = new Map<string, Kept>();
  /** Rises with every change; what was read before is not current. */
  #generation = 0;
  #isListening = false;
  #currentUntil = new Date(0);

  /** @throws what `read` throws, where nothing is known */
  async recall<Value>(
    key: string,
    read: () => Promise<Value | undefined>,
  ): Promise<Recalled<Value | undefined>> {
    const known = this.#kept.get(key) as (Kept & { value: Value }) | undefined;
    if (known !== undefined && this.#isCurrent(known)) return { value: known.value, asOf: null };
    const generation = this.#generation;
    try {
      const value = await read();
      this.#keep(key, value, generation);
      return { value, asOf: null };
    } catch (error) {
      if (known === undefined || !isOutage(error)) throw error;
      return { value: known.value, asOf: this.#currentUntil };
    }
  }

  /** Those of many keys of one kind that exist. `read` is asked for those that are not known to be current, if any. */
  async recallMany<Value>(
    keys: readonly string[],
    kind: string,
    read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<ReadonlyMap<string, Value>> {
    const found = new Map<string, Value>();
    const unknown: string[] = [];
    for (const key of keys) {
      const known = this.#kept.get(`${kind} ${key}`);
      if (known !== undefined && this.#isCurrent(known)) found.set(key, known.value as Value);
      else unknown.push(key);
    }
    if (unknown.length === 0) return found;
    const generation = this.#generation;
    for (const [key, value] of await read(unknown)) {
      found.set(key, value);
      this.#keep(`${kind} ${key}`, value, generation);
    }
    return found;
  }

  #isCurrent({ generation }: Kept): boolean {
    return this.#isListening && generation === this.#generation;
  }

  /** What changes while it is being read is kept as of before, and read again. */
  #keep(key: string, value: unknown, generation: number): void {
    this.#kept.delete(key);
    if (value === undefined) return;
    this.#kept.set(key, { value, generation });
    const [oldest] = this.#kept.size > MOST_KEPT ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  hasChanged(): void {
    this.#generation += 1;
  }

  isHeard(): void {
    this.hasChanged();
    this.#isListening = true;
  }

  isUnheard(now: Date): void {
    if (this.#isListening) this.#currentUntil = now;
    this.#isListening = false;
  }
}
