import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Reader } from '../db/database.ts';
import type { SignedCheckpoint } from './checkpoint-form.ts';
import { syncFolder } from './durable-file.ts';
import { publicCheckpoint } from './public-checkpoint.ts';
import { publishedFiles, readPublished } from './published.ts';

const CHECKPOINTS_AT_ONCE = 1_000;

/**
 * Appends to the folder every checkpoint that is not there yet, one line of JSON each, in a file for each month. What
 * was published stays, even when the database was set back: then both lines stand there, for an auditor to see.
 */
export class Publisher {
  readonly #folder: string;
  #last: SignedCheckpoint | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const newest = publishedFiles(folder).at(-1);
    if (newest === undefined) return;
    dropTornLine(newest);
    this.#last = readPublished(newest).at(-1);
  }

  /** Returns how many it added. */
  async publish(db: Reader): Promise<number> {
    if (!(await this.#isContinuous(db))) return this.#publishUnknown(db);
    let added = 0;
    for (let some = await this.#after(db, this.#last?.number ?? 0); some.length > 0; ) {
      this.#append(some);
      added += some.length;
      some = await this.#after(db, this.#last?.number ?? 0);
    }
    return added;
  }

  /** Whether the last published checkpoint still stands in the database. */
  async #isContinuous(db: Reader): Promise<boolean> {
    if (this.#last === undefined) return true;
    const [same] = await this.#after(db, this.#last.number - 1, 1);
    return same?.number === this.#last.number && same.root === this.#last.root;
  }

  /** The database was set back to an earlier state and has gone another way since. */
  async #publishUnknown(db: Reader): Promise<number> {
    const known = new Set(readPublished(this.#folder).map(({ signature }) => signature));
    let added = 0;
    for (let after = 0; ; ) {
      const some = await this.#after(db, after);
      const unknown = some.filter(({ signature }) => !known.has(signature));
      this.#append(unknown);
      added += unknown.length;
      const last = some.at(-1);
      if (last === undefined) return added;
      after = last.number;
      this.#last = last;
    }
  }

  async #after(db: Reader, number: number, limit = CHECKPOINTS_AT_ONCE): Promise<SignedCheckpoint[]> {
    const rows = await db
      .selectFrom('checkpoints')
      .selectAll()
      .where('number', '>', number)
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(publicCheckpoint);
  }

  #append(checkpoints: readonly SignedCheckpoint[]): void {
    const months = Map.groupBy(checkpoints, ({ madeAt }) => madeAt.slice(0, 7));
    for (const [month, some] of months) {
      const path = join(this.#folder, `checkpoints-${month}.jsonl`);
      const isNew = !existsSync(path);
      const file = openSync(path, 'a', 0o644);
      appendFileSync(file, some.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join(''));
      fsyncSync(file);
      closeSync(file);
      if (isNew) syncFolder(this.#folder);
    }
    this.#last = checkpoints.at(-1) ?? this.#last;
  }
}

/** A line cut off by a crash was never published; it will be written again. */
function dropTornLine(path: string): void {
  const text = readFileSync(path);
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < text.length) truncateSync(path, whole);
}
