import {
  type EvidenceSink,
  type FormBytes,
  type HeadEvidence,
  type LeafEvidence,
  type StreamName,
  startsWith,
} from './evidence.ts';

/** The text is none of the records that docs/audit-format.md describes. */
export class MalformedRecord extends Error {
  override readonly name = 'MalformedRecord';
}

/** The buffer ends before the record does. */
export const INCOMPLETE = -1;

/** Takes bytes, which are good only until the call returns, or text. */
export interface RecordTarget {
  readonly write: (text: string) => void;
  readonly writeBytes: (buffer: Buffer, start: number, end: number) => void;
}

/** Writes evidence as the lines of an export, and counts it. */
export function recordWriter(
  target: RecordTarget,
  counts: Record<'streams' | 'entries' | 'leaves', number>,
): EvidenceSink {
  return {
    stream: ({ kind, id }: StreamName) => {
      counts.streams += 1;
      target.write(`stream ${id} ${JSON.stringify(kind)}\n`);
    },
    entry: ({ buffer, start, end }: FormBytes, hash: string) => {
      counts.entries += 1;
      target.write(`entry ${end - start} ${hash}\n`);
      target.writeBytes(buffer, start, end);
      target.write('\n');
    },
    leaf: ({ checkpoint, seq, hash }: LeafEvidence) => {
      counts.leaves += 1;
      target.write(`leaf ${checkpoint} ${seq} ${hash}\n`);
    },
    head: ({ seq, hash }: HeadEvidence) => target.write(`head ${seq} ${hash}\n`),
    end: () => undefined,
  };
}

/**
 * Reads the record at the offset and returns where it ends.
 * @throws MalformedRecord
 */
export function readRecord(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  switch (buffer[offset]) {
    case ENTRY[0]:
      return readEntry(buffer, offset, sink);
    case LEAF[0]:
      return readLeaf(buffer, offset, sink);
    case HEAD[0]:
      return readHead(buffer, offset, sink);
    default:
      return readStream(buffer, offset, sink);
  }
}

const ENTRY = Buffer.from('entry ');
const LEAF = Buffer.from('leaf ');
const HEAD = Buffer.from('head ');
const STREAM = Buffer.from('stream ');
const NEWLINE = 10;
const SPACE = 32;
const HASH = 64;
/** Of a line, not of an entry. */
const LONGEST_LINE = 1_000;

function readEntry(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  const newline = lineEnd(buffer, offset, ENTRY);
  if (newline === INCOMPLETE) return INCOMPLETE;
  const start = newline + 1;
  const end = start + decimal(buffer, offset + ENTRY.length, newline - HASH - 1);
  if (end >= buffer.length) return INCOMPLETE;
  if (buffer[end] !== NEWLINE) throw new MalformedRecord('wrong length');
  sink.entry({ buffer, start, end }, lastHash(buffer, newline));
  return end + 1;
}

function readLeaf(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  const newline = lineEnd(buffer, offset, LEAF);
  if (newline === INCOMPLETE) return INCOMPLETE;
  const start = offset + LEAF.length;
  const space = buffer.indexOf(SPACE, start);
  const checkpoint = decimal(buffer, start, space);
  const seq = decimal(buffer, space + 1, newline - HASH - 1);
  sink.leaf({ checkpoint, seq, hash: lastHash(buffer, newline) });
  return newline + 1;
}

function readHead(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  const newline = lineEnd(buffer, offset, HEAD);
  if (newline === INCOMPLETE) return INCOMPLETE;
  const seq = decimal(buffer, offset + HEAD.length, newline - HASH - 1);
  sink.head({ seq, hash: lastHash(buffer, newline) });
  return newline + 1;
}

function readStream(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  const newline = lineEnd(buffer, offset, STREAM);
  if (newline === INCOMPLETE) return INCOMPLETE;
  const [, id, kind = ''] =
    /^(-?\d{1,16}) (".*")$/.exec(buffer.toString('utf8', offset + STREAM.length, newline)) ?? [];
  sink.stream({ kind: jsonString(kind), id: Number(id) });
  return newline + 1;
}

function lineEnd(buffer: Buffer, offset: number, word: Buffer): number {
  const newline = buffer.indexOf(NEWLINE, offset);
  const length = (newline === -1 ? buffer.length : newline) - offset;
  if (length > LONGEST_LINE) throw new MalformedRecord('no line end');
  if (newline === -1) return INCOMPLETE;
  if (startsWith(buffer, offset, word)) return newline;
  throw new MalformedRecord('unknown record');
}

function lastHash(buffer: Buffer, newline: number): string {
  if (buffer[newline - HASH - 1] !== SPACE) throw new MalformedRecord('no hash');
  return buffer.toString('latin1', newline - HASH, newline);
}

function decimal(buffer: Buffer, start: number, end: number): number {
  if (end <= start || end - start > 10) throw new MalformedRecord('no number');
  let value = 0;
  for (let position = start; position < end; position += 1) {
    const digit = (buffer[position] ?? 0) - 48;
    if (digit < 0 || digit > 9) throw new MalformedRecord('no number');
    value = value * 10 + digit;
  }
  return value;
}

function jsonString(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'string') return value;
  } catch {
    // Said below.
  }
  throw new MalformedRecord('no kind of stream');
}
