import type { Attested } from './audit/attested.ts';
import { attestedRevisions } from './cases/attested.ts';
import { attestedLiaisons } from './features/organisations/attested.ts';
import { attestedAddresses } from './notifications/attested.ts';

/** Everything that timelines attest outside themselves, for `verify-audit`. */
export const attested: readonly Attested[] = [attestedRevisions, attestedLiaisons, attestedAddresses];
