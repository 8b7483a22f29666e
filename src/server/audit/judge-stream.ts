import { type Deviation, type DeviationCode, entryRange, streamName } from './deviation.ts';
import type { EntryEvidence, StreamEvidence } from './evidence.ts';

const NO_HASH = '0'.repeat(64);

/** Whether a timeline is as it was written, and if not, what happened to it. */
export function judgeStream(stream: StreamEvidence): Deviation[] {
  return isSound(stream) ? [] : new Diagnosis(stream).deviations();
}

function isSound({ entries, leaves, head }: StreamEvidence): boolean {
  let previous = NO_HASH;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry === undefined || !entry.intact || entry.seq !== index + 1 || entry.previous !== previous)
      return false;
    previous = entry.hash;
  }
  const isHead = head?.seq === entries.length && head.hash === previous;
  return isHead && leaves.every((leaf) => entries[leaf.seq - 1]?.hash === leaf.hash);
}

class Diagnosis {
  readonly #stream: StreamEvidence;
  readonly #bySeq: Map<number, EntryEvidence>;
  readonly #found: Deviation[] = [];
  /** Entries of which something was said already. */
  readonly #named = new Set<number>();

  constructor(stream: StreamEvidence) {
    this.#stream = stream;
    this.#bySeq = new Map(stream.entries.map((entry) => [entry.seq, entry]));
  }

  deviations(): Deviation[] {
    this.#repetitions();
    this.#moves();
    this.#changes();
    this.#removals();
    this.#breaks();
    this.#seals();
    this.#head();
    if (this.#found.length === 0) this.#say('entry-changed', '的记录次序有误');
    return this.#found;
  }

  #say(code: DeviationCode, what: string): void {
    this.#found.push({ code, message: `${streamName(this.#stream)} ${what}` });
  }

  /** Of one entry, of which nothing else needs to be said then. */
  #sayOf(seq: number, code: DeviationCode, what: string): void {
    this.#say(code, `${entryRange(seq, seq)}${what}`);
    this.#named.add(seq);
  }

  #repetitions(): void {
    const { entries } = this.#stream;
    const repeated = entries.filter(({ seq }, index) => index > 0 && entries[index - 1]?.seq === seq);
    for (const { seq } of repeated) this.#sayOf(seq, 'entry-repeated', '记录出现两次');
  }

  /** The hashes tell the order in which entries were written, whatever their numbers say now. */
  #moves(): void {
    const order = orderOfWriting(this.#stream.entries);
    const moved = this.#stream.entries.filter((entry) => (order.get(entry) ?? entry.seq) !== entry.seq);
    const now = moved.map(({ seq }) => seq).toSorted((a, b) => a - b);
    const once = new Set(moved.map((entry) => order.get(entry)));
    if (moved.length > 0 && now.every((seq) => once.has(seq))) {
      this.#say('entries-swapped', `第 ${now.join('、')} 条记录被调换位置`);
      for (const seq of now) this.#named.add(seq);
      return;
    }
    const isComplete = [...order.keys()].at(-1)?.hash === this.#stream.head?.hash;
    for (const entry of this.#stream.entries) {
      const place = order.get(entry);
      if (place !== undefined && place !== entry.seq) {
        this.#sayOf(entry.seq, 'entry-renumbered', `记录的序号被改动，原为第 ${place} 条`);
      }
      const isAlien = isComplete && place === undefined && entry.intact;
      if (isAlien) this.#sayOf(entry.seq, 'entry-inserted', '记录是后来插入的');
    }
  }

  #changes(): void {
    for (const { seq, intact } of this.#stream.entries) {
      if (!intact && !this.#named.has(seq)) this.#sayOf(seq, 'entry-changed', '记录内容被改动');
    }
  }

  #removals(): void {
    const { entries, leaves, head } = this.#stream;
    const last = entries.reduce((most, { seq }) => Math.max(most, seq), 0);
    const known = leaves.reduce((most, { seq }) => Math.max(most, seq), head?.seq ?? 0);
    if (entries.length === 0) {
      this.#say('stream-removed', `的全部记录被删除，曾有 ${known} 条`);
      return;
    }
    const present = [0, ...this.#bySeq.keys()].toSorted((a, b) => a - b);
    for (const [index, seq] of present.entries()) {
      const next = present[index + 1] ?? 0;
      if (next > seq + 1) this.#say('entry-removed', `${entryRange(seq + 1, next - 1)}记录被删除`);
    }
    if (known > last) this.#say('tail-removed', `末尾${entryRange(last + 1, known)}记录被删除`);
  }

  /** An entry that was changed and given a new hash no longer is the one that the next entry names. */
  #breaks(): void {
    for (const { seq, previous, intact } of this.#stream.entries) {
      const before = this.#bySeq.get(seq - 1);
      const expected = seq === 1 ? NO_HASH : before?.hash;
      const known = expected === undefined || expected === previous || !intact;
      if (known || this.#named.has(seq) || this.#named.has(seq - 1)) continue;
      if (before === undefined) this.#sayOf(seq, 'entry-changed', '记录所记的上一条不应存在');
      else this.#sayOf(seq - 1, 'entry-changed', `记录被替换：第 ${seq} 条所记的上一条哈希与它不符`);
    }
  }

  #seals(): void {
    for (const { seq, hash, checkpoint } of this.#stream.leaves) {
      const entry = this.#bySeq.get(seq);
      if (entry === undefined || entry.hash === hash || this.#named.has(seq)) continue;
      this.#sayOf(seq, 'seal-differs', `记录与检查点 ${checkpoint} 封存的不一致`);
    }
  }

  #head(): void {
    const { entries, head } = this.#stream;
    const last = entries.at(-1);
    if (last === undefined || this.#named.has(last.seq)) return;
    if (head === undefined) this.#say('head-differs', '的流头被删除');
    else if (head.seq < last.seq) {
      const beyond = entryRange(head.seq + 1, last.seq);
      this.#say('head-differs', `${beyond}记录在流头之后：流头被改动，或记录是后来插入的`);
    } else if (head.seq === last.seq && head.hash !== last.hash) {
      this.#say('head-differs', `的流头与最后的第 ${last.seq} 条记录不符`);
    }
  }
}

/** The place of each entry that can be reached from the start by following the hashes. */
function orderOfWriting(entries: readonly EntryEvidence[]): Map<EntryEvidence, number> {
  const successors = Map.groupBy(entries, ({ previous }) => previous);
  const order = new Map<EntryEvidence, number>();
  for (let hash = NO_HASH; ; ) {
    const candidates = (successors.get(hash) ?? []).filter((entry) => !order.has(entry));
    const next = candidates.find((entry) => successors.has(entry.hash)) ?? candidates[0];
    if (next === undefined) return order;
    order.set(next, order.size + 1);
    hash = next.hash;
  }
}
