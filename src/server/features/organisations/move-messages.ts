import type { OrganisationId } from '../../../policy/ids.ts';
import type { LegalDay } from '../../../policy/legal-day.ts';
import { type Message, tell } from '../../cases/inbox.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';

/** An organisation that answers to somebody else now, and how many open cases went with it. */
export interface PassedOn {
  readonly id: OrganisationId;
  readonly name: string;
  readonly from: OrganisationId;
  readonly to: OrganisationId;
  readonly on: LegalDay;
  readonly openCases: number;
}

/** Tells the former authority, the new one, and the organisation itself what was passed on. */
export async function tellOfMoves(tx: Tx, occasion: Occasion, moves: readonly PassedOn[]): Promise<void> {
  await tell(tx, occasion, moves.flatMap(messagesOf));
}

function messagesOf({ id, name, from, to, on, openCases }: PassedOn): Message[] {
  const cases = openCases === 0 ? '没有未办结的办件需要移交' : `${openCases} 件未办结的办件已一并移交`;
  return [
    {
      organisationId: from,
      caseId: null,
      title: `${name}已转出`,
      text: `自 ${on} 起，${name}不再隶属于本单位，${cases}。本单位已办结的办件仍可查看。`,
    },
    {
      organisationId: to,
      caseId: null,
      title: `${name}已转入`,
      text: `自 ${on} 起，${name}隶属于本单位，${cases}。请在待办中查看。`,
    },
    {
      organisationId: id,
      caseId: null,
      title: '本单位的隶属关系已调整',
      text: `自 ${on} 起，本单位的备案由新的上级办理，${cases}。`,
    },
  ];
}
