import type { UseFilingForm } from '../../../policy/use-filing/form.ts';

/**
 * What the public may read of a confirmed use (M 22): a whitelist. Never legal person, contact, who attended, or files.
 */
export function particularsOf(form: UseFilingForm): Readonly<Record<string, unknown>> {
  return {
    audience: form.users?.audience ?? [],
    stages: form.users?.stages ?? [],
    scenes: form.scenes ?? [],
    origin: form.origin ?? null,
    requiredBy: form.requiredBy?.name ?? null,
    requiredByDocument: form.requiredByDocument ?? null,
    selfDevelopedSelfUsed: form.selfDevelopedSelfUsed ?? false,
    collectiveDecision: form.collectiveDecision ?? false,
    decidedBy: form.decision?.body ?? null,
    decidedOn: form.decision?.date ?? null,
    agreementSigned: form.agreementSigned ?? false,
    charges: form.charges ?? null,
    disguisedCharges: form.disguisedCharges ?? null,
  };
}
