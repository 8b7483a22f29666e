import type { UseFilingForm } from '../../../policy/use-filing/form.ts';

/**
 * What the public may read of a confirmed use (M 22): a whitelist. Never legal person, contact, who attended, or files.
 * What a form left out is absent.
 */
export function particularsOf({
  users,
  decision,
  requiredBy,
  ...form
}: UseFilingForm): Readonly<Record<string, unknown>> {
  return {
    audience: users?.audience,
    stages: users?.stages,
    scenes: form.scenes,
    origin: form.origin,
    requiredBy: requiredBy?.name,
    requiredByDocument: form.requiredByDocument,
    selfDevelopedSelfUsed: form.selfDevelopedSelfUsed,
    collectiveDecision: form.collectiveDecision,
    decidedBy: decision?.body,
    decidedOn: decision?.date,
    agreementSigned: form.agreementSigned,
    charges: form.charges,
    disguisedCharges: form.disguisedCharges,
  };
}
