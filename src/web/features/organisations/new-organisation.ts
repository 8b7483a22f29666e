import type { AuthorityLevel } from '../../../policy/access/grants.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import { isOutsideTree, type OrganisationKind } from '../../../policy/organisations/kinds.ts';
import type { paths } from '../../api/schema.generated.ts';

type Body = paths['/api/v1/organisations']['post']['requestBody']['content']['application/json'];

/** What is typed, of whatever kind the organisation is in the end. */
export interface Entered {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly level: AuthorityLevel;
  readonly stages: readonly Stage[];
  readonly schoolCode: string;
  readonly creditCode: string;
  readonly regionCode: string;
  readonly effectiveOn: string;
}

export const emptyOrganisation: Entered = {
  kind: 'school',
  name: '',
  level: 'county',
  stages: [],
  schoolCode: '',
  creditCode: '',
  regionCode: '',
  effectiveOn: '',
};

/** Only what belongs to the kind, and nothing empty. */
export function newOrganisationBody(entered: Entered, parentId: number | undefined): Body {
  const { kind, name, level, stages, creditCode, effectiveOn } = entered;
  const texts = {
    creditCode,
    effectiveOn,
    schoolCode: kind === 'school' ? entered.schoolCode : '',
    regionCode: kind === 'authority' ? entered.regionCode : '',
  };
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  return {
    kind,
    name,
    ...(kind === 'authority' && { level }),
    ...(kind === 'school' && { stages: [...stages] }),
    ...(parentId !== undefined && !isOutsideTree(kind) && { parentId }),
    ...Object.fromEntries(given.map(([key, text]) => [key, text.trim()])),
  };
}
