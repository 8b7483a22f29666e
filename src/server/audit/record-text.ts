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
const MOST_DIGITS = 10;
/** Longer than any line but those of a canonical form. */
const LONGEST_LINE = 1_000;

/** Where the number that was read last ends. Not returned, since an object for each number would be felt. */
let position = 0;

function readEntry(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  if (isCutOff(buffer, offset)) return INCOMPLETE;
  skip(buffer, offset, ENTRY);
  const length = decimal(buffer);
  const hash = lastHash(buffer);
  const start = position;
  const end = start + length;
  if (end >= buffer.length) return INCOMPLETE;
  if (buffer[end] !== NEWLINE) throw new MalformedRecord('wrong length');
  sink.entry({ buffer, start, end }, hash);
  return end + 1;
}

function readLeaf(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  if (isCutOff(buffer, offset)) return INCOMPLETE;
  skip(buffer, offset, LEAF);
  const checkpoint = decimal(buffer);
  const seq = decimal(buffer);
  sink.leaf({ checkpoint, seq, hash: lastHash(buffer) });
  return position;
}

function readHead(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  if (isCutOff(buffer, offset)) return INCOMPLETE;
  skip(buffer, offset, HEAD);
  const seq = decimal(buffer);
  sink.head({ seq, hash: lastHash(buffer) });
  return position;
}

function readStream(buffer: Buffer, offset: number, sink: EvidenceSink): number {
  if (isCutOff(buffer, offset)) return INCOMPLETE;
  skip(buffer, offset, STREAM);
  const newline = buffer.indexOf(NEWLINE, position);
  const line = buffer.toString('utf8', position, newline === -1 ? position : newline);
  const [, id, kind = ''] = /^(-?\d{1,16}) (".*")$/.exec(line) ?? [];
  sink.stream({ kind: jsonString(kind), id: Number(id) });
  return newline + 1;
}

/** Whether the line may go on beyond the buffer. Only the last lines of a piece need to be searched for their end. */
function isCutOff(buffer: Buffer, offset: number): boolean {
  return buffer.length - offset < LONGEST_LINE && !buffer.includes(NEWLINE, offset);
}

function skip(buffer: Buffer, offset: number, word: Buffer): void {
  if (!startsWith(buffer, offset, word)) throw new MalformedRecord('unknown record');
  position = offset + word.length;
}

/** A number and the space after it. */
function decimal(buffer: Buffer): number {
  const start = position;
  let value = 0;
  for (; position - start <= MOST_DIGITS; position += 1) {
    const byte = buffer[position] ?? 0;
    if (byte === SPACE && position > start) {
      position += 1;
      return value;
    }
    if (byte < 48 || byte > 57) break;
    value = value * 10 + byte - 48;
  }
  throw new MalformedRecord('no number');
}

/** At the end of the line. */
function lastHash(buffer: Buffer): string {
  const start = position;
  position = start + HASH + 1;
  if (buffer[position - 1] !== NEWLINE) throw new MalformedRecord('no hash');
  return buffer.toString('latin1', start, start + HASH);
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
