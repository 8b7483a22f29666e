import { shanghaiTime } from '../../policy/legal-day.ts';

/** `2020-08-17 15:04`, Beijing time. */
export function minute(instant: string): string {
  return shanghaiTime(new Date(instant));
}

/** With thousands separators. */
export function figure(count: number): string {
  return count.toLocaleString('en-US');
}
