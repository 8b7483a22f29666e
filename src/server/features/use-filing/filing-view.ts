import { sql } from 'kysely';
import type { z } from 'zod';
import { may } from '../../../policy/access/grants.ts';
import { availableActions, type Party } from '../../../policy/states.ts';
import { type FilingPeople, type UseFilingForm, withPeople } from '../../../policy/use-filing/form.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import { placedCase } from '../../cases/case-row.ts';
import { viewOfCase } from '../../cases/case-view.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { findStandings } from '../organisations/standing.ts';
import { findApps } from '../register/apps.ts';
import { appIdOf, type Filing, isFiler } from './filing.ts';
import { masked } from './masking.ts';
import { purposes } from './purposes.ts';
import type { filingView } from './schema.ts';

type FilingView = z.infer<typeof filingView>;

/** One filing as the actor may see it: a whitelist of fields, people masked for everybody but the unit. */
export async function viewFiling(db: Reader, occasion: Occasion, filing: Filing): Promise<FilingView> {
  const { row, details, purpose } = filing;
  const standings = await findStandings(db, [row.owner_id, row.authority_id, details.filed_by_id]);
  const name = (id: Filing['row']['owner_id']): string => standings.get(id)?.name ?? '';
  const item = { ...row, owner_name: name(row.owner_id), authority_name: name(row.authority_id) };
  const mayFile = isFiler(occasion, filing);
  return {
    ...viewOfCase(item, { today: occasion.today, calendar: await calendarOf(db) }),
    purpose,
    filedBy: { id: details.filed_by_id, name: name(details.filed_by_id) },
    app: await appOf(db, filing),
    useId: details.use_id,
    revision: details.revision,
    draftVersion: details.draft_version,
    form: mayFile && details.draft !== null ? details.draft : await submittedForm(db, filing, mayFile),
    files: await filesOf(db, filing),
    returnReasons: await reasonsOf(db, filing),
    availableActions: actionsFor(occasion, filing),
  };
}

function actionsFor(occasion: Occasion, filing: Filing): FilingView['availableActions'] {
  const { table } = purposes[filing.purpose];
  const parties: Party[] = [
    ...(isFiler(occasion, filing) ? (['owner'] as const) : []),
    ...(may(occasion.actor, 'use-filing.decide', placedCase(filing.row)) ? (['authority'] as const) : []),
  ];
  const actions = new Set(parties.flatMap((party) => availableActions(table, filing.row.state, party)));
  return [...actions].map((action) => ({
    action,
    title: table.transitions.find((transition) => transition.action === action)?.title ?? action,
  }));
}

async function appOf(db: Reader, filing: Filing): Promise<FilingView['app']> {
  const id = appIdOf(filing);
  const app = id === null ? undefined : (await findApps(db, [id])).get(id);
  return app === undefined ? null : { id: app.id, number: app.number, name: app.name };
}

async function submittedForm(db: Reader, { row, details }: Filing, whole: boolean): Promise<unknown> {
  const revision = await db
    .selectFrom('use_filing_revisions')
    .leftJoin('personal_data', 'personal_data.digest', 'use_filing_revisions.personal_digest')
    .select(['form', 'data'])
    .where('case_id', '=', row.id)
    .where('revision', '=', details.revision)
    .executeTakeFirst();
  if (revision === undefined) return {};
  const people = revision.data as FilingPeople | null;
  if (people === null) return revision.form;
  return withPeople(revision.form as UseFilingForm, whole ? people : masked(people));
}

async function filesOf(db: Reader, { row }: Filing): Promise<FilingView['files']> {
  const rows = await db
    .selectFrom('attachments')
    .innerJoin('files', 'files.id', 'attachments.file_id')
    .select(['files.id', 'files.name', 'files.size', 'files.media_type'])
    .where('attachments.case_id', '=', row.id)
    .orderBy('files.id')
    .execute();
  return rows.map(({ id, name, size, media_type }) => ({ id, name, size, mediaType: media_type }));
}

async function reasonsOf(db: Reader, { row }: Filing): Promise<FilingView['returnReasons']> {
  const { rows } = await sql<FilingView['returnReasons'][number]>`
    SELECT revision, field, reason FROM use_filing_defects WHERE case_id = ${row.id} ORDER BY revision, seq`.execute(
    db,
  );
  return rows;
}
