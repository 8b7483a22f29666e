import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import type { OrganisationDetail } from './queries.ts';

export const CODES = {
  schoolCode: '学校标识码（10 位）',
  creditCode: '统一社会信用代码',
  regionCode: '行政区划代码（6 位）',
} as const;
export type Code = keyof typeof CODES;

/** Which codes an organisation can have. */
export function codesOf(kind: OrganisationKind): readonly Code[] {
  if (kind === 'authority') return ['regionCode', 'creditCode'];
  return kind === 'school' ? ['schoolCode', 'creditCode'] : ['creditCode'];
}

export type EnteredCodes = Readonly<Record<Code, string>>;

export function enteredCodes({ schoolCode, creditCode, regionCode }: OrganisationDetail): EnteredCodes {
  return { schoolCode: schoolCode ?? '', creditCode: creditCode ?? '', regionCode: regionCode ?? '' };
}

/** Only what differs: the API leaves alone what is left out. One that was emptied is sent, and refused at its field. */
export function changedCodes(organisation: OrganisationDetail, entered: EnteredCodes): Partial<EnteredCodes> {
  const before = enteredCodes(organisation);
  const changed = codesOf(organisation.kind)
    .map((code) => [code, entered[code].trim()] as const)
    .filter(([code, text]) => text !== before[code]);
  return Object.fromEntries(changed);
}
