import type { Role } from '../access/grants.ts';

/** The codes of an organisation; the first that it has becomes the login name of its accounts. */
export interface CodedOrganisation {
  readonly id: number;
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
}

const ENDINGS: Readonly<Record<Role, string>> = {
  clerk: '',
  officer: '-officer',
  'system-administrator': '-system',
  'security-administrator': '-security',
  'audit-administrator': '-audit',
};

/**
 * The name for the nth account of that role there, from 1 on: 2141000001, 2141000001-2, 411502-officer. An organisation
 * without any code goes by its key.
 */
export function loginNameOf(organisation: CodedOrganisation, role: Role, nth: number): string {
  const { schoolCode, regionCode, creditCode, id } = organisation;
  const code = schoolCode ?? regionCode ?? creditCode ?? `unit${id}`;
  return `${code}${ENDINGS[role]}${nth === 1 ? '' : `-${nth}`}`;
}
