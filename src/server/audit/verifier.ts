import type { SignedCheckpoint } from './checkpoint-form.ts';
import { type Deviation, streamName } from './deviation.ts';
import { compareStreams, StreamCollector, type StreamEvidence, type StreamName } from './evidence.ts';
import { judgeStream } from './judge-stream.ts';
import type { PublicKeys } from './public-keys.ts';
import { Seals } from './seals.ts';

export interface Counts {
  readonly streams: number;
  readonly entries: number;
  readonly leaves: number;
  readonly checkpoints: number;
  /** Entries that no checkpoint covers yet. */
  readonly unsealed: number;
}

export interface UnsealedEntry extends StreamName {
  readonly seq: number;
}

/**
 * The verifier, wherever the evidence comes from: first every checkpoint, then the timelines into `sink`, then `end`.
 * Deviations are reported as they are found.
 */
export class Verifier {
  readonly sink = new StreamCollector((stream) => this.#judge(stream));
  readonly seals = new Seals();
  /** The last entry of each timeline that goes on after its last leaf. */
  readonly unsealed: UnsealedEntry[] = [];
  readonly #report: (deviation: Deviation) => void;
  readonly #counts = { streams: 0, entries: 0, leaves: 0, unsealed: 0 };
  #before: StreamEvidence | undefined;

  constructor(report: (deviation: Deviation) => void) {
    this.#report = report;
  }

  /** Judges the checkpoints, unless only some of the timelines could be read. */
  end(keys: PublicKeys, { allLeaves }: { allLeaves: boolean } = { allLeaves: true }): Counts {
    if (allLeaves) this.sink.end();
    for (const deviation of this.seals.deviations(keys, { allLeaves })) this.#report(deviation);
    return this.counts();
  }

  counts(): Counts {
    return { ...this.#counts, checkpoints: this.seals.count };
  }

  /** What was published must be here, unchanged. */
  checkPublished(published: readonly SignedCheckpoint[]): void {
    for (const checkpoint of published) {
      const { number } = checkpoint;
      const here = this.seals.find(number);
      if (here === undefined) {
        this.#report({ code: 'checkpoint-missing', message: `已公布的检查点 ${number} 缺失` });
      } else if (JSON.stringify(here) !== JSON.stringify(checkpoint)) {
        this.#report({ code: 'published-differs', message: `检查点 ${number} 与已公布的不一致` });
      }
    }
  }

  #judge(stream: StreamEvidence): void {
    const { kind, id, entries, leaves } = stream;
    const open = (entries.at(-1)?.seq ?? 0) - (leaves.at(-1)?.seq ?? 0);
    if (open > 0) this.unsealed.push({ kind, id, seq: entries.at(-1)?.seq ?? 0 });
    this.#counts.streams += 1;
    this.#counts.entries += entries.length;
    this.#counts.leaves += leaves.length;
    this.#counts.unsealed += Math.max(0, open);
    for (const { checkpoint, hash } of leaves) this.seals.addLeaf(checkpoint, hash);
    for (const deviation of judgeStream(stream)) this.#report(deviation);
    if (this.#before !== undefined && compareStreams(this.#before, stream) >= 0) {
      this.#report({ code: 'file-changed', message: `时间线的次序有误：${streamName(stream)} 之前` });
    }
    this.#before = stream;
  }
}
