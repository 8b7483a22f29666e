import { sql } from 'kysely';
import type { CaseId, OrganisationId, RegisterAppId, RegisterUseId } from '../../../policy/ids.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { type NewCase, openCases } from '../../cases/open-cases.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { findStandings, type Standing } from '../organisations/standing.ts';
import { findApps } from '../register/apps.ts';
import { bodyOf, ensureMayFile, type Filing } from './filing.ts';
import { type Purpose, purposes } from './purposes.ts';

export interface NewDraft {
  readonly organisationId: OrganisationId;
  readonly form: object;
  /** The published use that is amended or stopped, and its app. */
  readonly use?: { readonly id: RegisterUseId; readonly appId: RegisterAppId };
  readonly copiedFrom?: CaseId;
  /** Who fills it in; the unit itself unless an authority files on its behalf (代填). */
  readonly filedById?: OrganisationId;
}

const TITLES: Readonly<Record<Purpose, string>> = {
  first: '使用者备案',
  amendment: '使用者备案变更',
  stop: '停用应用',
  'no-use': '无应用声明',
};

/** Opens drafts and returns their case ids in the order given. Whose they may be is for the caller to decide. */
export async function openDrafts(
  tx: Tx,
  occasion: Occasion,
  purpose: Purpose,
  drafts: readonly NewDraft[],
): Promise<CaseId[]> {
  const standings = await findStandings(
    tx,
    drafts.map(({ organisationId }) => organisationId),
  );
  const names = await namesOfApps(tx, drafts);
  const cases = drafts.map((draft, index) => ({
    ...newCase(purpose, draft, standings.get(draft.organisationId)),
    title: names[index] ?? TITLES[purpose],
  }));
  const ids = await openCases(tx, occasion, purposes[purpose].table, cases);
  await insertFilings(tx, purpose, drafts, ids);
  return ids;
}

/** So that drafts can be told apart in a list; undefined where no app is picked yet. */
async function namesOfApps(tx: Tx, drafts: readonly NewDraft[]): Promise<(string | undefined)[]> {
  const picked = drafts.map(({ form, use }) => use?.appId ?? (form as UseFilingForm).app?.registerId);
  const apps = await findApps(
    tx,
    picked.flatMap((id) => id ?? []),
  );
  return picked.map((id) => (id === undefined ? undefined : apps.get(id)?.name));
}

function newCase(purpose: Purpose, draft: NewDraft, standing: Standing | undefined): Omit<NewCase, 'title'> {
  if (standing === undefined) throw new Failure('not-found', '没有找到这个单位。');
  const { id, parentId, place } = standing;
  if (!isUsingUnit(standing) || parentId === null)
    throw new Failure('rule-violated', `“${standing.name}”不是需要办理使用者备案的单位。`, {
      remedy: '使用者备案由学校、直属单位和教育行政部门办理，由其主管教育行政部门确认。',
      source: '《备案管理办法》第八条、第十九条',
    });
  const body = {
    organisation: id,
    purpose,
    ...(draft.filedById === undefined ? {} : { filedBy: draft.filedById }),
  };
  return { ownerId: id, authorityId: parentId, ownerPlace: place, body };
}

function isUsingUnit({ kind, open }: Standing): boolean {
  return open && (kind === 'school' || kind === 'subordinate-unit' || kind === 'authority');
}

async function insertFilings(
  tx: Tx,
  purpose: Purpose,
  drafts: readonly NewDraft[],
  ids: readonly CaseId[],
): Promise<void> {
  const column = <T>(read: (draft: NewDraft) => T): T[] => drafts.map(read);
  await sql`
    INSERT INTO use_filings (case_id, organisation_id, purpose, filed_by_id, use_id, app_id, draft, copied_from)
    SELECT item.id, item.organisation, ${purpose}, item.filed_by, item.use, item.app, item.draft, item.copied_from
    FROM unnest(${ids}::bigint[], ${column(({ organisationId }) => organisationId)}::bigint[],
      ${column(({ filedById, organisationId }) => filedById ?? organisationId)}::bigint[],
      ${column(({ use }) => use?.id ?? null)}::bigint[], ${column(({ use }) => use?.appId ?? null)}::bigint[],
      ${column(({ form }) => JSON.stringify(form))}::jsonb[],
      ${column(({ copiedFrom }) => copiedFrom ?? null)}::bigint[])
      AS item(id, organisation, filed_by, use, app, draft, copied_from)`.execute(tx);
}

/** Gives up a draft that was never submitted. */
export async function discardDraft(tx: Tx, occasion: Occasion, filing: Filing): Promise<CaseRow> {
  ensureMayFile(occasion, filing);
  const [moved] = await advance(tx, occasion, purposes[filing.purpose].table, {
    action: 'discard',
    moves: [{ row: filing.row, body: bodyOf(filing, null) }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份草稿不能放弃。');
  return moved.row;
}
