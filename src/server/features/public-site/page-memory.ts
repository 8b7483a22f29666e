import { gzipSync } from 'node:zlib';
import { etagOf } from '../../http/etag.ts';

/** A rendered page, the same for every reader. */
export interface KeptPage {
  readonly status: number;
  readonly text: string;
  readonly etag: string;
  readonly gzipped: () => Buffer;
  /** When it was read from the database. */
  readonly at: Date;
}

interface Entry {
  readonly page: Promise<KeptPage>;
  /** How many writes there had been. */
  readonly writes: number;
  madeAt: number;
  /** Once it is there; before that, what was there until now. */
  done: KeptPage | undefined;
}

const MOST_CHARACTERS = 32 * 1024 * 1024;
/** A page is never longer. */
const LONGEST = 100 * 1024;
const MOST_ENTRIES = MOST_CHARACTERS / LONGEST;

/**
 * Pages as they were just rendered, for all who ask for them in the same moments; and, while the database is away, as
 * they were last. What another process has written shows after `freshMs`, what this one has written at once.
 */
export class PageMemory {
  readonly #entries = new Map<string, Entry>();
  #writes = 0;

  /** To be called after every write. */
  noteWrite(): void {
    this.#writes += 1;
  }

  get(
    key: string,
    { freshMs, evenAfterWrites = false }: Freshness,
    render: () => Promise<KeptPage>,
  ): Promise<KeptPage> {
    const known = this.#entries.get(key);
    const now = performance.now();
    if (known !== undefined && now - known.madeAt < freshMs) {
      if (evenAfterWrites || known.writes === this.#writes) return known.page;
    }
    const entry: Entry = { page: render(), writes: this.#writes, madeAt: now, done: known?.done };
    this.#keep(key, entry);
    return entry.page;
  }

  /** As it was last, however long ago. */
  last(key: string): KeptPage | undefined {
    return this.#entries.get(key)?.done;
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    void this.#settle(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
  }

  async #settle(key: string, entry: Entry): Promise<void> {
    try {
      entry.done = await entry.page;
      if (entry.done.status !== OK) this.#forget(key, entry);
    } catch {
      // Whoever asked is told; the next one asks anew.
      entry.madeAt = Number.NEGATIVE_INFINITY;
      if (entry.done === undefined) this.#forget(key, entry);
    }
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}

export interface Freshness {
  readonly freshMs: number;
  /** For figures that say of which minute they are. */
  readonly evenAfterWrites?: boolean;
}

const OK = 200;

export function keptPage(text: string, status: number, at: Date): KeptPage {
  let gzipped: Buffer | undefined;
  return { status, text, at, etag: etagOf(text), gzipped: () => (gzipped ??= gzipSync(text)) };
}
