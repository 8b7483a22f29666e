import type { BenchContext } from './context.ts';

/** One workload of bench/workloads/, a file each, exported as `workload`. */
export interface Workload {
  /** W1, W2 … */
  readonly id: string;
  readonly title: string;
  readonly run: (context: BenchContext) => Promise<Figure[]>;
}

/** One line of the table. Floor and ours were taken in the same run on the same machine. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly unit: string;
  /** The least that the work costs, or what a user would pick instead; in the same unit. */
  readonly floor?: number;
  /** What the floor is. */
  readonly beside?: string;
  readonly must?: Must;
  /** Sizes, errors, memory. */
  readonly note?: string;
}

/** Of ours; `ratio` of ours to the floor. */
export type Must =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly ratioAtLeast: number };

export function ratioOf({ ours, floor }: Figure): number | undefined {
  return floor === undefined || floor === 0 ? undefined : ours / floor;
}

/** Undefined where nothing must be reached. */
export function isReached(figure: Figure): boolean | undefined {
  const { must, ours } = figure;
  if (must === undefined) return undefined;
  if ('atLeast' in must) return ours >= must.atLeast;
  if ('atMost' in must) return ours <= must.atMost;
  return (ratioOf(figure) ?? 0) >= must.ratioAtLeast;
}
