import { may } from '../../../policy/access/grants.ts';
import { type FilingPeople, type UseFilingForm, withPeople } from '../../../policy/use-filing/form.ts';
import { placedCase } from '../../cases/case-row.ts';
import { findRevision } from '../../cases/revisions.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureEditable, ensureMayFile, type Filing, isFiler } from './filing.ts';

/** The filing with the form that the actor wants judged: whoever files, the draft; the authority, what was submitted. */
export async function withJudgedForm(db: Reader, occasion: Occasion, filing: Filing): Promise<Filing> {
  const { row, details } = filing;
  const isDeciding = row.state === 'submitted' && may(occasion.actor, 'use-filing.decide', placedCase(row));
  if (!isDeciding || (details.draft !== null && isFiler(occasion, filing))) {
    ensureMayFile(occasion, filing);
    ensureEditable(filing);
    return filing;
  }
  const submitted = await findRevision(db, row.id, details.revision);
  const form = (submitted?.form ?? {}) as UseFilingForm;
  const people = submitted?.people as FilingPeople | null | undefined;
  return { ...filing, details: { ...details, draft: people ? withPeople(form, people) : form } };
}
