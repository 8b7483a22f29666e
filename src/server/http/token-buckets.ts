interface Bucket {
  tokens: number;
  filledAt: number;
}

type Callback = (error: Error | null, result?: { current: number; ttl: number }) => void;

/** More callers than that at once are no school; those who came longest ago start afresh. */
const MOST_BUCKETS = 100_000;

/**
 * A store for @fastify/rate-limit that, instead of counting from window to window, lets each caller's bucket fill up
 * evenly: `max` tokens at most, an empty one is full again after `timeWindow` milliseconds.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();

  incr(key: string, callback: Callback, timeWindow: number, max: number): void {
    const now = performance.now();
    const perMs = max / timeWindow;
    const bucket = this.#buckets.get(key) ?? { tokens: max, filledAt: now };
    const filled = Math.min(max, bucket.tokens + (now - bucket.filledAt) * perMs);
    const isEmpty = filled < 1;
    const tokens = isEmpty ? filled : filled - 1;
    this.#keep(key, { tokens, filledAt: now });
    callback(null, {
      current: isEmpty ? max + 1 : max - Math.floor(tokens),
      ttl: Math.ceil((isEmpty ? 1 - tokens : max - tokens) / perMs),
    });
  }

  /** Every route shares the buckets; what tells them apart is in the key. */
  child(): this {
    return this;
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
