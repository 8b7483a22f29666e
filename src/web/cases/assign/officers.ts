import { grants } from '../../../policy/access/grants.ts';
import type { Me } from '../../api/me.ts';
import type { Case } from '../case-queries.ts';

/** An officer of an authority, and how much is on the desk. */
export interface Officer {
  readonly accountId: number;
  readonly loginName: string;
  readonly openCases: number;
}

/** What is open, and filed to where they are officers. */
export function mayAssign({ memberships }: Me, { awaits, authority }: Case): boolean {
  return (
    awaits !== 'nobody' &&
    memberships.some(
      ({ role, organisationId }) =>
        organisationId === authority.id && grants[role].some(({ action }) => action === 'cases.assign'),
    )
  );
}

/** Who works on it, in words. */
export function assigneeTitle(
  assigneeId: number | null,
  { accountId }: Pick<Me, 'accountId'>,
  officers: readonly Officer[],
): string {
  if (assigneeId === null) return '未分配';
  if (assigneeId === accountId) return '本人';
  return officers.find((officer) => officer.accountId === assigneeId)?.loginName ?? '其他审核人员';
}

export const NOBODY = 'nobody';

/** To whom cases can be given, by what `chosenAccount` reads again: oneself first, nobody last. */
export function officerChoices(
  { accountId }: Pick<Me, 'accountId'>,
  officers: readonly Officer[],
): Record<string, string> {
  const own = officers.filter((officer) => officer.accountId === accountId);
  const others = officers.filter((officer) => officer.accountId !== accountId);
  return Object.fromEntries([
    ...own.map((officer) => [choiceOf(accountId), `本人（${deskOf(officer)}）`] as const),
    ...others.map(
      (officer) => [choiceOf(officer.accountId), `${officer.loginName}（${deskOf(officer)}）`] as const,
    ),
    [NOBODY, '不指定，改为未分配'],
  ]);
}

/** Never a number alone: an object would put those first. */
export function choiceOf(accountId: number): string {
  return `account-${accountId}`;
}

export function chosenAccount(choice: string): number | null {
  return choice === NOBODY ? null : Number(choice.slice('account-'.length));
}

function deskOf({ openCases }: Officer): string {
  return `未办结 ${openCases} 件`;
}
