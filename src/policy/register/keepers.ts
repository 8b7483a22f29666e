import type { Addressee } from '../rule.ts';

/** Who enters records of other bodies and their changes: the authorities that keep the register. */
export const KEEPERS = ['authority'] as const satisfies readonly Addressee[];
