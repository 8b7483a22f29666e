import type { AnyStateTable } from '../../policy/states.ts';

/** Whose move it is in a state; `nobody` where only a clock or nothing can follow. */
export function awaitsOf(table: AnyStateTable, state: string): 'owner' | 'authority' | 'nobody' {
  const awaits = table.states[state]?.awaits;
  return awaits === undefined || awaits === 'clock' ? 'nobody' : awaits;
}
