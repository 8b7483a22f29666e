import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type PackageReport, packageReport } from '../../../policy/app-packages/report.ts';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import { blankReport } from './blank-report.ts';
import { type FindingCode, finding } from './findings.ts';

export interface InspectorLimits {
  /** Wall time at least, and more for each megabyte of the file. */
  readonly baseMs: number;
  readonly perMegabyteMs: number;
  /** Resident memory of the child. */
  readonly megabytes: number;
}

const LIMITS: InspectorLimits = { baseMs: 20_000, perMegabyteMs: 200, megabytes: 384 };
const WATCH_EVERY_MS = 50;
const LONGEST_ANSWER = 4 * 2 ** 20;
const HEAP_MEGABYTES = 128;
const CHILD = join(import.meta.dirname, 'inspecting-child.ts');
const ROOT = join(import.meta.dirname, '../../../..');

export interface InspectionOptions {
  readonly limits?: InspectorLimits;
  /** Told each whole percent that is read, as far as it can be known. */
  readonly onProgress?: ((percent: number) => void) | undefined;
}

export interface Inspected {
  readonly path: string;
  readonly size: number;
}

/**
 * Inspects a file in a process of its own, which holds nothing but that file: no environment, no network library, no
 * right to write or to read anything but the program. Whatever happens to it, there is a report.
 */
export async function inspectInChild(
  file: Inspected,
  sdks: readonly KnownSdk[],
  { limits = LIMITS, onProgress }: InspectionOptions = {},
): Promise<PackageReport> {
  const outcome = await ask(file, sdks, { limits, onProgress });
  if (typeof outcome === 'string') return { ...blankReport(file.size), findings: [finding(outcome)] };
  return outcome;
}

async function ask(
  { path, size }: Inspected,
  sdks: readonly KnownSdk[],
  { limits, onProgress }: Required<Pick<InspectionOptions, 'limits'>> & InspectionOptions,
): Promise<PackageReport | FindingCode> {
  const child = spawn(process.execPath, [...childFlags(path), CHILD, path], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  followProgress(child.stderr, onProgress);
  const stop = watch(child, size, limits);
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(sdks));
  try {
    const [text, code] = await Promise.all([
      answerOf(child.stdout),
      new Promise<number | null>((resolve) => child.on('close', resolve).on('error', () => resolve(null))),
    ]);
    const verdict = stop();
    if (verdict !== undefined) return verdict;
    return code === 0 ? (parsed(text) ?? 'inspection-failed') : exitFinding(code);
  } finally {
    stop();
    child.kill('SIGKILL');
  }
}

/** Whatever else it says there is of no interest. */
function followProgress(stream: Readable, onProgress: InspectionOptions['onProgress']): void {
  stream.on('error', () => undefined).setEncoding('latin1');
  stream.on('data', (text: string) => {
    const percent = Number(text.trimEnd().split('\n').at(-1));
    if (Number.isInteger(percent)) onProgress?.(percent);
  });
}

/** A heap that overflows ends the process with a signal. */
function exitFinding(code: number | null): FindingCode {
  return code === null || code === 134 ? 'inspection-out-of-memory' : 'inspection-failed';
}

function childFlags(path: string): string[] {
  const modules = join(ROOT, 'node_modules');
  const readable = [join(ROOT, 'src'), modules, realpathSync(modules), join(ROOT, 'package.json'), path];
  return [
    '--permission',
    ...readable.map((one) => `--allow-fs-read=${one}`),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    '--max-semi-space-size=4',
    '--expose-gc',
    '--disallow-code-generation-from-strings',
    '--disable-warning=ExperimentalWarning',
  ];
}

type Child = ReturnType<typeof spawn>;

/** Kills the child beyond its limits; the function returned ends the watch and says whether and why it did. */
function watch(child: Child, size: number, limits: InspectorLimits): () => FindingCode | undefined {
  let verdict: FindingCode | undefined;
  const kill = (why: FindingCode): void => {
    verdict ??= why;
    child.kill('SIGKILL');
  };
  const patience = limits.baseMs + (size / 2 ** 20) * limits.perMegabyteMs;
  const timer = setTimeout(() => kill('inspection-out-of-time'), patience);
  const look = async (): Promise<void> => {
    if ((await residentMegabytes(child.pid)) > limits.megabytes) kill('inspection-out-of-memory');
  };
  const watching = setInterval(() => void look(), WATCH_EVERY_MS);
  return () => {
    clearTimeout(timer);
    clearInterval(watching);
    return verdict;
  };
}

/** Zero where the system does not tell: the limit of its heap holds there. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
  return Number(kilobytes) / 1024;
}

async function answerOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length <= LONGEST_ANSWER) pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What comes out of the child is judged like anything from outside. */
function parsed(text: string): PackageReport | undefined {
  try {
    return packageReport.safeParse(JSON.parse(text)).data;
  } catch {
    // No JSON: the child did not come to an end.
    return undefined;
  }
}
