import { sql } from 'kysely';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';

/** What an organisation is told: what happened, then what it means, what to do next, and by when. */
export interface Message {
  readonly organisationId: OrganisationId;
  readonly caseId: CaseId | null;
  readonly title: string;
  readonly text: string;
}

export async function tell(tx: Tx, { now }: Occasion, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const column = <K extends keyof Message>(key: K): Message[K][] => messages.map((message) => message[key]);
  await sql`
    INSERT INTO inbox (organisation_id, case_id, title, text, sent_at)
    SELECT item.*, ${now}::timestamptz FROM unnest(${column('organisationId')}::bigint[], ${column('caseId')}::bigint[],
      ${column('title')}::text[], ${column('text')}::text[]) AS item`.execute(tx);
}
