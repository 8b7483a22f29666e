import { providerFilingStates } from '../../policy/provider-filing/states.ts';
import type { AnyStateTable } from '../../policy/states.ts';
import { noUseDeclarationStates, useFilingStates, useStopStates } from '../../policy/use-filing/states.ts';

/** The state table of each kind of case. */
export const caseStateTables: ReadonlyMap<string, AnyStateTable> = new Map(
  [providerFilingStates, useFilingStates, useStopStates, noUseDeclarationStates].map((table) => [
    table.kind,
    table,
  ]),
);
