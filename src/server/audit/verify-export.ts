import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedCheckpoint } from './checkpoint-form.ts';
import type { Deviation } from './deviation.ts';
import { type ReadFile, readHashed } from './hashed-file.ts';
import {
  CHECKPOINTS_FILE,
  MANIFEST_FILE,
  MANIFEST_HASH_FILE,
  type Manifest,
  parseManifest,
  TIMELINES_FILE,
} from './manifest.ts';
import { keyMap, type PublicKeys, publicKeyOf } from './public-keys.ts';
import { INCOMPLETE, MalformedRecord, readRecord } from './record-text.ts';
import { measured, type Verification, type VerifyOptions } from './verification.ts';
import { Verifier } from './verifier.ts';

/** Checkpoints are published within a minute; a younger one may have missed the export. */
const PUBLISHING_MS = 5 * 60_000;
const NEWLINE = 10;

/** Verifies an export by its files alone. */
export function verifyExport(folder: string, options: VerifyOptions): Promise<Verification> {
  return measured(options, async (report) => {
    const verifier = new Verifier(report);
    const manifest = readManifest(folder, report);
    const files = [readCheckpoints(folder, verifier, report), readTimelines(folder, verifier, report)];
    const allLeaves = files.every((file) => file !== undefined);
    const counts = verifier.end(options.keys ?? keysOf(manifest), { allLeaves });
    if (manifest !== undefined) compareWithManifest(manifest, { files, verifier, report });
    verifier.checkPublished(dueIn(manifest, options.published ?? []));
    return { counts, last: verifier.seals.last };
  });
}

type Report = (deviation: Deviation) => void;

function readManifest(folder: string, report: Report): Manifest | undefined {
  const [path, hashPath] = [join(folder, MANIFEST_FILE), join(folder, MANIFEST_HASH_FILE)];
  const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const recorded = existsSync(hashPath) ? readFileSync(hashPath, 'utf8') : '';
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (recorded !== `${sha256}  ${MANIFEST_FILE}\n`) {
    report({ code: 'file-changed', message: `清单 ${MANIFEST_FILE} 被改动：与 ${MANIFEST_HASH_FILE} 不符` });
  }
  const manifest = parseManifest(text.toString());
  if (manifest === undefined)
    report({ code: 'file-changed', message: `清单 ${MANIFEST_FILE} 缺失或无法读取` });
  return manifest;
}

/** Undefined when the file could not be read to its end. */
function readCheckpoints(folder: string, verifier: Verifier, report: Report): ReadFile | undefined {
  return readWhole(folder, CHECKPOINTS_FILE, report, (buffer, offset) => {
    const newline = buffer.indexOf(NEWLINE, offset);
    if (newline === -1) return INCOMPLETE;
    verifier.seals.add(parseCheckpoint(buffer.toString('utf8', offset, newline)));
    return newline + 1;
  });
}

function readTimelines(folder: string, verifier: Verifier, report: Report): ReadFile | undefined {
  return readWhole(folder, TIMELINES_FILE, report, (buffer, offset) =>
    readRecord(buffer, offset, verifier.sink),
  );
}

/** `read` returns where the record at the offset ends. */
function readWhole(
  folder: string,
  name: string,
  report: Report,
  read: (buffer: Buffer, offset: number) => number,
): ReadFile | undefined {
  let position = 0;
  try {
    const file = readHashed(join(folder, name), name, (buffer) => {
      let offset = 0;
      for (let end = read(buffer, 0); end !== INCOMPLETE && offset < buffer.length; ) {
        position += end - offset;
        offset = end;
        end = offset < buffer.length ? read(buffer, offset) : INCOMPLETE;
      }
      return offset;
    });
    if (file.rest === 0) return file;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      report({ code: 'file-changed', message: `文件 ${name} 缺失或无法读取` });
      return undefined;
    }
    if (!(error instanceof MalformedRecord)) throw error;
  }
  report({
    code: 'file-changed',
    message: `文件 ${name} 从第 ${position} 字节起格式被破坏，其后的内容无法核对`,
  });
  return undefined;
}

const fields: Readonly<Record<keyof SignedCheckpoint, RegExp>> = {
  number: /^\d{1,9}$/,
  madeAt: /^"[^"\\]+"$/,
  leafCount: /^\d{1,9}$/,
  previousRoot: /^"[0-9a-f]{64}"$/,
  root: /^"[0-9a-f]{64}"$/,
  settledPosition: /^\d{1,16}$/,
  sealedPosition: /^\d{1,16}$/,
  nextTransaction: /^"\d{1,20}"$/,
  keyId: /^"[0-9a-f]{16}"$/,
  signature: /^"[0-9a-f]+"$/,
};

function parseCheckpoint(line: string): SignedCheckpoint {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new MalformedRecord('no JSON');
  }
  const record = value as Readonly<Record<string, unknown>> | null;
  for (const [name, form] of Object.entries(fields)) {
    if (!form.test(JSON.stringify(record?.[name]) ?? '')) throw new MalformedRecord(name);
  }
  return value as SignedCheckpoint;
}

function keysOf(manifest: Manifest | undefined): PublicKeys {
  try {
    return keyMap(
      (manifest?.keys ?? []).map(({ publicKey }) => publicKeyOf(Buffer.from(publicKey, 'base64'))),
    );
  } catch {
    // A key that is none vouches for nothing; every signature will be refused.
    return new Map();
  }
}

interface Read {
  readonly files: readonly (ReadFile | undefined)[];
  readonly verifier: Verifier;
  readonly report: Report;
}

function compareWithManifest(manifest: Manifest, { files, verifier, report }: Read): void {
  for (const file of files) {
    const recorded = manifest.files.find(({ name }) => name === file?.name);
    if (file === undefined || (recorded?.sha256 === file.sha256 && recorded.bytes === file.bytes)) continue;
    report({ code: 'file-changed', message: `文件 ${file.name} 被改动：与清单不符` });
  }
  const counts = verifier.counts();
  for (const [name, title] of Object.entries(countTitles)) {
    const [listed, found] = [
      manifest.counts[name as keyof typeof countTitles],
      counts[name as keyof typeof countTitles],
    ];
    if (listed !== found)
      report({ code: 'file-changed', message: `清单记载${title} ${listed}，实有 ${found}` });
  }
  if (manifest.lastCheckpoint?.root !== verifier.seals.last?.root) {
    report({ code: 'file-changed', message: '最后一个检查点与清单记载的不同' });
  }
}

const countTitles = {
  streams: '时间线',
  entries: '记录',
  leaves: '封存的流头',
  checkpoints: '检查点',
} as const;

function dueIn(manifest: Manifest | undefined, published: readonly SignedCheckpoint[]): SignedCheckpoint[] {
  const until = Date.parse(manifest?.exportedAt ?? '') - PUBLISHING_MS;
  return published.filter(({ madeAt }) => !(Date.parse(madeAt) > until));
}
