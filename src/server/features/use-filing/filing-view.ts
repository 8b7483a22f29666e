import type { z } from 'zod';
import { may } from '../../../policy/access/grants.ts';
import { type Party, titledActions } from '../../../policy/states.ts';
import { type FilingPeople, type UseFilingForm, withPeople } from '../../../policy/use-filing/form.ts';
import { placedCase } from '../../cases/case-row.ts';
import { findNames } from '../../cases/organisation-names.ts';
import { readReturnReasons } from '../../cases/return-reasons.ts';
import { findRevision } from '../../cases/revisions.ts';
import { viewOfRow } from '../../cases/show-case.ts';
import type { Reader } from '../../db/database.ts';
import { listAttachments } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { findApps } from '../register/apps.ts';
import { appIdOf, type Filing, isFiler } from './filing.ts';
import { masked } from './masking.ts';
import { purposes } from './purposes.ts';
import type { filingView } from './schema.ts';

type FilingView = z.infer<typeof filingView>;

/** One filing as the actor may see it: a whitelist of fields, people masked for everybody but the unit. */
export async function viewFiling(db: Reader, occasion: Occasion, filing: Filing): Promise<FilingView> {
  const { row, details, purpose } = filing;
  const names = await findNames(db, [details.filed_by_id]);
  const mayFile = isFiler(occasion, filing);
  return {
    ...(await viewOfRow(db, occasion, row)),
    purpose,
    filedBy: { id: details.filed_by_id, name: names.get(details.filed_by_id) ?? '' },
    app: await appOf(db, filing),
    useId: details.use_id,
    revision: details.revision,
    draftVersion: details.draft_version,
    form: mayFile && details.draft !== null ? details.draft : await submittedForm(db, filing, mayFile),
    files: await listAttachments(db, row.id),
    returnReasons: await readReturnReasons(db, row.id),
    availableActions: actionsFor(occasion, filing),
  };
}

function actionsFor(occasion: Occasion, filing: Filing): FilingView['availableActions'] {
  const parties: Party[] = [
    ...(isFiler(occasion, filing) ? (['owner'] as const) : []),
    ...(may(occasion.actor, 'use-filing.decide', placedCase(filing.row)) ? (['authority'] as const) : []),
  ];
  return titledActions(purposes[filing.purpose].table, filing.row.state, parties);
}

async function appOf(db: Reader, filing: Filing): Promise<FilingView['app']> {
  const id = appIdOf(filing);
  const app = id === null ? undefined : (await findApps(db, [id])).get(id);
  return app === undefined ? null : { id: app.id, number: app.number, name: app.name };
}

async function submittedForm(db: Reader, { row, details }: Filing, whole: boolean): Promise<unknown> {
  const revision = await findRevision(db, row.id, details.revision);
  if (revision === undefined) return {};
  const people = revision.people as FilingPeople | null;
  if (people === null) return revision.form;
  return withPeople(revision.form as UseFilingForm, whole ? people : masked(people));
}
