import type { z } from 'zod';
import type { AnyStateTable } from '../../../policy/states.ts';
import { noUseDeclarationDraft } from '../../../policy/use-filing/declaration-form.ts';
import { useFilingDraft } from '../../../policy/use-filing/form.ts';
import { noUseDeclarationStates, useFilingStates, useStopStates } from '../../../policy/use-filing/states.ts';
import { useStopDraft } from '../../../policy/use-filing/stop-form.ts';

export type Purpose = 'first' | 'amendment' | 'stop' | 'no-use';

interface PurposeDefinition {
  readonly table: AnyStateTable;
  /** What may be saved; what may be submitted is for the rules to say. */
  readonly draft: z.ZodType<object>;
}

/** What a using unit can submit, and the state table and form of each. */
export const purposes: Readonly<Record<Purpose, PurposeDefinition>> = {
  first: { table: useFilingStates, draft: useFilingDraft },
  amendment: { table: useFilingStates, draft: useFilingDraft },
  stop: { table: useStopStates, draft: useStopDraft },
  'no-use': { table: noUseDeclarationStates, draft: noUseDeclarationDraft },
};
