import { isOutage } from './db/outage.ts';

/** Of room: a record or a page of search results, some kilobytes each, takes one place. */
const MOST_PLACES = 8_000;

export interface Recalled<Value> {
  readonly value: Value;
  /** Null while it is known to be current; otherwise when it last was, since the database gives no answer. */
  readonly asOf: Date | null;
}

/** Of what is made of more than the published records, such as a page. */
export interface Holding<Value> {
  /** It counts as current for so long at most: not everything that it shows is announced. */
  readonly forMs: number;
  /** For figures that say of which minute they are: no change ends it before. */
  readonly evenAfterChanges?: boolean;
  readonly places?: number;
  /** What need not be kept once it was answered; all is, if absent. */
  readonly isWorthKeeping?: (value: Value) => boolean;
}

/** One reading of the database. */
interface Reading {
  readonly value: Promise<unknown>;
  readonly generation: number;
  readonly writes: number;
  readonly begunAt: number;
  readonly places: number;
  /** What it has come to; before that, and where it fails, what the one before has. */
  last: { readonly value: unknown } | undefined;
  state: 'under-way' | 'done' | 'failed';
}

/**
 * What was last read of what is published, for all who ask for it in the same moments. It is asked for again after every
 * change that the database announces, and always while its announcements are not heard; what holds more than the records
 * is asked for again after a while and after every write of this process, too. While the database is away, what was read
 * last is all there is.
 */
export class PublishedMemory {
  readonly #readings = new Map<string, Reading>();
  #places = 0;
  /** Rises with every change; what was read before is not current. */
  #generation = 0;
  #writes = 0;
  #isListening = false;
  #currentUntil = new Date(0);

  /** @throws what `read` throws, where nothing is known */
  async recall<Value>(
    key: string,
    read: () => Promise<Value | undefined>,
    holding?: Holding<Value>,
  ): Promise<Recalled<Value | undefined>> {
    const known = this.#readings.get(key);
    const reading =
      known !== undefined && this.#isCurrent(known, holding) ? known : this.#begin(key, read, holding);
    try {
      return { value: (await reading.value) as Value | undefined, asOf: null };
    } catch (error) {
      if (reading.last === undefined || !isOutage(error)) throw error;
      return { value: reading.last.value as Value, asOf: this.#currentUntil };
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
      const known = this.#readings.get(`${kind} ${key}`);
      if (known?.state === 'done' && this.#isCurrent(known)) found.set(key, known.last?.value as Value);
      else unknown.push(key);
    }
    if (unknown.length === 0) return found;
    const begun = this.#stamp();
    for (const [key, value] of await read(unknown)) {
      found.set(key, value);
      const done = { value: Promise.resolve(value), last: { value }, state: 'done' as const };
      this.#keep(`${kind} ${key}`, { ...begun, ...done, places: 1 });
    }
    return found;
  }

  #isCurrent({ generation, writes, begunAt, state }: Reading, holding?: Holding<never>): boolean {
    if (state === 'failed') return false;
    const isUnchanged = generation === this.#generation;
    if (holding === undefined) return this.#isListening && isUnchanged;
    if (performance.now() - begunAt >= holding.forMs) return false;
    return holding.evenAfterChanges === true || (isUnchanged && writes === this.#writes);
  }

  /** What changes while it is being read is kept as of before, and read again. */
  #begin<Value>(key: string, read: () => Promise<Value | undefined>, holding?: Holding<Value>): Reading {
    const { places = 1, isWorthKeeping = () => true } = holding ?? {};
    const last = this.#readings.get(key)?.last;
    const value = read();
    const reading: Reading = { ...this.#stamp(), value, places, last, state: 'under-way' };
    this.#keep(key, reading);
    void this.#settle(key, reading, (found) => found !== undefined && isWorthKeeping(found as Value));
    return reading;
  }

  async #settle(key: string, reading: Reading, keeps: (found: unknown) => boolean): Promise<void> {
    try {
      const value = await reading.value;
      reading.state = 'done';
      if (keeps(value)) reading.last = { value };
      else this.#forget(key, reading);
    } catch {
      // Whoever asked is told; the next one asks anew.
      reading.state = 'failed';
      if (reading.last === undefined) this.#forget(key, reading);
    }
  }

  #stamp(): Pick<Reading, 'generation' | 'writes' | 'begunAt'> {
    return { generation: this.#generation, writes: this.#writes, begunAt: performance.now() };
  }

  #keep(key: string, reading: Reading): void {
    this.#drop(key);
    this.#readings.set(key, reading);
    this.#places += reading.places;
    for (const oldest of this.#readings.keys()) {
      if (this.#places <= MOST_PLACES) return;
      this.#drop(oldest);
    }
  }

  #forget(key: string, reading: Reading): void {
    if (this.#readings.get(key) === reading) this.#drop(key);
  }

  #drop(key: string): void {
    this.#places -= this.#readings.get(key)?.places ?? 0;
    this.#readings.delete(key);
  }

  hasChanged(): void {
    this.#generation += 1;
  }

  /** To be called after every write of this process: not all of them are announced. */
  hasWritten(): void {
    this.#writes += 1;
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
