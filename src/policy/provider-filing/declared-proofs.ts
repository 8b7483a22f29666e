import type { ProviderProof } from '../option-lists.ts';
import type { ProviderFilingForm } from './form.ts';

interface DeclaredProof {
  readonly field: string;
  readonly kind: ProviderProof;
  readonly number: string;
}

/** The proofs that the form names with their numbers: the unit's, and the developer's if that is another. */
export function declaredProofs({ unit, developer, developerIsUnit }: ProviderFilingForm): DeclaredProof[] {
  const proofs = [
    { field: 'unit.proof.number', ...unit?.proof },
    ...(developerIsUnit === false ? [{ field: 'developer.proof.number', ...developer?.proof }] : []),
  ];
  return proofs.flatMap(({ field, kind, number }) =>
    kind === undefined || number === undefined || number === '' ? [] : [{ field, kind, number }],
  );
}
