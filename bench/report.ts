import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine.ts';
import { type Figure, isReached, type Must, ratioOf } from './workload.ts';

export interface WorkloadResult {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly seconds: number;
  /** Why there are no figures. */
  readonly failure?: string;
}

interface Run {
  readonly machine: Machine;
  readonly results: readonly WorkloadResult[];
  /** Small sizes: to see that it runs, not to compare. */
  readonly quick: boolean;
}

export function machineLines(machine: Machine): string[] {
  const { cpu, cores, memoryGb, node, postgres, fsync, synchronousCommit, commitMs } = machine;
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}`,
    `fsync=${fsync} synchronous_commit=${synchronousCommit}; a commit takes ${commitMs.p50} ms (p99 ${commitMs.p99} ms)`,
  ];
}

const HEADINGS = ['', 'figure', 'ours', 'floor', 'ratio', 'must reach', 'verdict', ''];

export function tableOf(results: readonly WorkloadResult[]): string {
  const rows = results.flatMap(({ id, figures, failure }) =>
    failure === undefined
      ? figures.map((figure) => cells(id, figure))
      : [[id, failure, '', '', '', '', 'FAILED', '']],
  );
  const all = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        isNumeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function isNumeric(column: number): boolean {
  return column >= 2 && column <= 4;
}

function cells(id: string, figure: Figure): string[] {
  const { name, ours, unit, floor, beside, must, note } = figure;
  const ratio = ratioOf(figure);
  const reached = isReached(figure);
  return [
    id,
    name,
    `${rounded(ours)} ${unit}`,
    floor === undefined ? '' : `${rounded(floor)} ${unit}`,
    ratio === undefined ? '' : `${Math.round(ratio * 100)} %`,
    must === undefined ? '' : mustText(must, unit),
    reached === undefined ? '' : reached ? 'reached' : 'MISSED',
    [beside === undefined ? '' : `beside ${beside}`, note ?? ''].filter((text) => text !== '').join('; '),
  ];
}

function mustText(must: Must, unit: string): string {
  if ('atLeast' in must) return `>= ${rounded(must.atLeast)} ${unit}`;
  if ('atMost' in must) return `<= ${rounded(must.atMost)} ${unit}`;
  return `>= ${Math.round(must.ratioAtLeast * 100)} %`;
}

function rounded(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

/** A day's results in one file; a workload that is run again replaces its former ones. Returns the file's path. */
export function writeResults(folder: string, run: Run): string {
  mkdirSync(folder, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const path = join(folder, `${day}${run.quick ? '-quick' : ''}.json`);
  const earlier = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Run).results : [];
  const kept = earlier.filter(({ id }) => !run.results.some((result) => result.id === id));
  const results = [...kept, ...run.results].toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  writeFileSync(path, `${JSON.stringify({ ...run, results }, undefined, 2)}\n`);
  return path;
}
