import { providerFilingStates } from './provider-filing/states.ts';
import { registerAppStates } from './register/states.ts';
import type { AnyStateTable } from './states.ts';
import { noUseDeclarationStates, recordStates, useFilingStates, useStopStates } from './use-filing/states.ts';

/** The state tables of every kind of case and record. */
export const stateTables: readonly AnyStateTable[] = [
  providerFilingStates,
  useFilingStates,
  useStopStates,
  noUseDeclarationStates,
  recordStates,
  registerAppStates,
];

/** The state table of a kind; undefined for an unknown one. */
export function findStateTable(kind: string): AnyStateTable | undefined {
  return stateTables.find((table) => table.kind === kind);
}
