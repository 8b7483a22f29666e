import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryEvidence, StreamEvidence } from './evidence.ts';
import { judgeStream } from './judge-stream.ts';

const NO_HASH = '0'.repeat(64);

/** A timeline as written: the hash stands for the content. */
function aStream(length: number, sealed: readonly number[] = []): StreamEvidence {
  const entries: EntryEvidence[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const previous = entries.at(-1)?.hash ?? NO_HASH;
    entries.push({ seq, previous, hash: hash('sha256', `${seq} ${previous}`), intact: true });
  }
  const hashOf = (seq: number): string => entries[seq - 1]?.hash ?? '';
  const leaves = sealed.map((seq, index) => ({ checkpoint: index + 1, seq, hash: hashOf(seq) }));
  return { kind: 'case', id: 12, entries, leaves, head: { seq: length, hash: hashOf(length) } };
}

function said(stream: StreamEvidence): string[] {
  return judgeStream(stream).map(({ message }) => message);
}

const change = (stream: StreamEvidence, seq: number, changes: Partial<EntryEvidence>): void => {
  const entry = stream.entries[seq - 1];
  if (entry !== undefined) stream.entries[seq - 1] = { ...entry, ...changes };
};

test('a timeline as it was written is sound, however often it was sealed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.nat(29)), (length, sealed) => {
      const seqs = [...new Set(sealed.map((seq) => (seq % length) + 1))].toSorted((a, b) => a - b);
      expect(said(aStream(length, seqs))).toEqual([]);
    }),
  );
});

describe('names what happened', () => {
  test('content changed', () => {
    const stream = aStream(5, [3, 5]);
    change(stream, 3, { intact: false });
    expect(said(stream)).toEqual(['办件 12 第 3 条记录内容被改动']);
  });

  test('content changed and hashed again', () => {
    const stream = aStream(5);
    change(stream, 3, { hash: 'f'.repeat(64) });
    expect(said(stream)).toEqual(['办件 12 第 3 条记录被替换：第 4 条所记的上一条哈希与它不符']);
  });

  test('everything from there on hashed again, the head too, but not what a checkpoint sealed', () => {
    const stream = { ...aStream(5, [4]), leaves: [{ checkpoint: 7, seq: 4, hash: 'e'.repeat(64) }] };
    expect(said(stream)).toEqual(['办件 12 第 4 条记录与检查点 7 封存的不一致']);
  });

  test('deleted in the middle', () => {
    const stream = aStream(6, [6]);
    stream.entries.splice(2, 2);
    expect(said(stream)).toEqual(['办件 12 第 3 至 4 条记录被删除']);
  });

  test('deleted at the start', () => {
    const stream = aStream(3);
    stream.entries.splice(0, 1);
    expect(said(stream)).toEqual(['办件 12 第 1 条记录被删除']);
  });

  test('tail removed', () => {
    const stream = aStream(5);
    stream.entries.splice(3);
    expect(said(stream)).toEqual(['办件 12 末尾第 4 至 5 条记录被删除']);
  });

  test('tail removed and the head set back, but a checkpoint knew it', () => {
    const stream = { ...aStream(5, [5]), head: { seq: 4, hash: aStream(5).entries[3]?.hash ?? '' } };
    stream.entries.splice(4);
    expect(said(stream)).toEqual(['办件 12 末尾第 5 条记录被删除']);
  });

  test('whole timeline removed', () => {
    const stream = aStream(4, [2]);
    stream.entries.splice(0);
    expect(said(stream)).toEqual(['办件 12 的全部记录被删除，曾有 4 条']);
  });

  test.each([
    [2, 3],
    [4, 5],
    [1, 4],
  ])('entries %i and %i swapped', (one, other) => {
    const stream = aStream(5, [3, 5]);
    const [a, b] = [stream.entries[one - 1], stream.entries[other - 1]];
    if (a === undefined || b === undefined) throw new Error('no such entries');
    stream.entries[one - 1] = { ...b, seq: one, intact: false };
    stream.entries[other - 1] = { ...a, seq: other, intact: false };
    expect(said(stream)).toEqual([`办件 12 第 ${one}、${other} 条记录被调换位置`]);
  });

  test('inserted in the middle, the rest numbered anew', () => {
    const stream = aStream(4, [4]);
    const moved = stream.entries.splice(2).map((entry) => ({ ...entry, seq: entry.seq + 1, intact: false }));
    const previous = stream.entries[1]?.hash ?? '';
    stream.entries.push({ seq: 3, previous, hash: 'a'.repeat(64), intact: true }, ...moved);
    expect(said(stream)).toEqual([
      '办件 12 第 3 条记录是后来插入的',
      '办件 12 第 4 条记录的序号被改动，原为第 3 条',
      '办件 12 第 5 条记录的序号被改动，原为第 4 条',
    ]);
  });

  test('added after the head', () => {
    const stream = aStream(4);
    stream.head = { seq: 3, hash: stream.entries[2]?.hash ?? '' };
    expect(said(stream)).toEqual(['办件 12 第 4 条记录在流头之后：流头被改动，或记录是后来插入的']);
  });

  test('head changed, or gone', () => {
    const { head: _, ...headless } = aStream(2);
    expect(said({ ...aStream(2), head: { seq: 2, hash: 'b'.repeat(64) } })).toEqual([
      '办件 12 的流头与最后的第 2 条记录不符',
    ]);
    expect(said(headless)).toEqual(['办件 12 的流头被删除']);
  });

  test('a number beyond all bounds', () => {
    const stream = aStream(2);
    change(stream, 2, { seq: 2_000_000_000, intact: false });
    expect(said(stream)).toContain('办件 12 第 2 至 1999999999 条记录被删除');
  });
});

test('no single tampering goes unnoticed', () => {
  const tampering = fc.constantFrom('hash', 'previous', 'intact', 'seq', 'remove', 'repeat', 'leaf', 'head');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), tampering, (length, at, what) => {
      const stream = aStream(length, [length]);
      const seq = (at % length) + 1;
      const entry = stream.entries[seq - 1];
      if (entry === undefined) throw new Error('no such entry');
      const tamper = {
        hash: () => change(stream, seq, { hash: 'c'.repeat(64) }),
        previous: () => change(stream, seq, { previous: 'c'.repeat(64) }),
        intact: () => change(stream, seq, { intact: false }),
        seq: () => change(stream, seq, { seq: seq + 1 }),
        remove: () => stream.entries.splice(seq - 1, 1),
        repeat: () => stream.entries.splice(seq - 1, 0, entry),
        leaf: () => stream.leaves.splice(0, 1, { checkpoint: 1, seq: length + 1, hash: entry.hash }),
        head: () => (stream.head = { seq: length, hash: 'c'.repeat(64) }),
      };
      tamper[what]();
      expect(said(stream)).not.toEqual([]);
    }),
  );
});
