import type { z } from 'zod';
import { may } from '../../../policy/access/grants.ts';
import { differences } from '../../../policy/provider-filing/differences.ts';
import {
  attachedFiles,
  type FilingPeople,
  type ProviderFilingForm,
  withoutPeople,
  withPeople,
} from '../../../policy/provider-filing/form.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { type Party, titledActions } from '../../../policy/states.ts';
import { placedCase } from '../../cases/case-row.ts';
import { maskedPerson } from '../../cases/masking.ts';
import { readReturnReasons } from '../../cases/return-reasons.ts';
import { viewOfRow } from '../../cases/show-case.ts';
import type { Reader } from '../../db/database.ts';
import { listAttachments, type NamedInDraft } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { findApps } from '../register/apps.ts';
import { findPublishedOf } from '../register/filed-apps.ts';
import { formBefore } from './amendments.ts';
import { filedForm } from './filed-form.ts';
import { type Filing, isProvider } from './filing.ts';
import type { filingView } from './schema.ts';

type FilingView = z.infer<typeof filingView>;

/** One filing as the actor may see it: a whitelist of fields, people masked for everybody but the provider. */
export async function viewFiling(db: Reader, occasion: Occasion, filing: Filing): Promise<FilingView> {
  const { row, details, purpose } = filing;
  const own = isProvider(occasion, filing);
  const form =
    own && details.draft !== null ? (details.draft as ProviderFilingForm) : await filedForm(db, filing);
  return {
    ...(await viewOfRow(db, occasion, row)),
    purpose,
    amends: await amendsOf(db, filing),
    splitFrom: details.split_from,
    published: await findPublishedOf(db, row.id),
    differences: await differencesOf(db, filing, form),
    revision: details.revision,
    draftVersion: details.draft_version,
    form: own ? form : masked(form),
    files: await listAttachments(db, row.id, own ? namedBy(filing, form) : undefined),
    returnReasons: await readReturnReasons(db, row.id),
    availableActions: actionsFor(occasion, filing),
  };
}

function namedBy({ row }: Filing, form: ProviderFilingForm): NamedInDraft {
  return { organisationId: row.owner_id, ids: attachedFiles(form).map(({ file }) => file) };
}

function actionsFor(occasion: Occasion, filing: Filing): FilingView['availableActions'] {
  const decides = may(occasion.actor, 'provider-filing.decide', placedCase(filing.row));
  const parties: Party[] = [
    ...(isProvider(occasion, filing) ? (['owner'] as const) : []),
    ...(decides ? (['authority'] as const) : []),
  ];
  return titledActions(providerFilingStates, filing.row.state, parties);
}

async function amendsOf(db: Reader, { details }: Filing): Promise<FilingView['amends']> {
  const id = details.amends_id;
  const app = id === null ? undefined : (await findApps(db, [id])).get(id);
  return app === undefined ? null : { id: app.id, number: app.number, name: app.name };
}

/** People are left out: who may see them sees them in the form. */
async function differencesOf(
  db: Reader,
  filing: Filing,
  form: ProviderFilingForm,
): Promise<FilingView['differences']> {
  const before = await formBefore(db, filing);
  return before === undefined ? [] : [...differences(withoutPeople(before).form, withoutPeople(form).form)];
}

function masked(form: ProviderFilingForm): ProviderFilingForm {
  const { form: rest, people } = withoutPeople(form);
  const hidden: FilingPeople = {
    ...(people.legalPerson && { legalPerson: maskedPerson(people.legalPerson) }),
    ...(people.contact && { contact: maskedPerson(people.contact) }),
    ...(people.developerContact && { developerContact: maskedPerson(people.developerContact) }),
  };
  return withPeople(rest, hidden);
}
