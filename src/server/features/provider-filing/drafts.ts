import type { CaseId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import { aFilingGoesToTheProvincialDepartment } from '../../../policy/provider-filing/a-filing-goes-to-the-provincial-department.ts';
import { type ProviderFilingForm, type Purpose, withPeople } from '../../../policy/provider-filing/form.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { checkAll } from '../../../policy/rule.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { openCases } from '../../cases/open-cases.ts';
import { findRevisions, type RevisionOf } from '../../cases/revisions.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { ensureKept, Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { findStandings, getStanding, type Standing } from '../organisations/standing.ts';
import { bodyOf, ensureMayFile, type Filing } from './filing.ts';
import { authorityOf, circumstancesAt, providerOf } from './judgement.ts';

export interface NewDraft {
  readonly providerId: OrganisationId;
  /** The provincial department that it is filed with; the Ministry for a provincial department's own apps. */
  readonly authorityId: OrganisationId;
  readonly form: ProviderFilingForm;
  readonly amends?: { readonly id: RegisterAppId; readonly name: string };
  /** The filing that its apps were split off from. */
  readonly splitFrom?: CaseId;
}

/** Opens a draft. Whose it may be is for the caller to decide. */
export async function openDraft(tx: Tx, occasion: Occasion, draft: NewDraft): Promise<CaseId> {
  const { providerId, authorityId, amends, splitFrom, form } = draft;
  const provider = await getStanding(tx, providerId);
  if (!provider.open) throw new Failure('rule-violated', `“${provider.name}”已注销，不能办理备案。`);
  await ensureTakesFilings(tx, occasion, provider, authorityId);
  const purpose: Purpose = amends === undefined ? 'first' : 'amendment';
  const body = {
    provider: providerId,
    purpose,
    ...(amends && { amends: amends.id }),
    ...(splitFrom && { splitFrom }),
  };
  const title = amends?.name ?? (titleOf(form) || '提供者备案');
  const [id] = await openCases(tx, occasion, providerFilingStates, [
    { title, ownerId: providerId, authorityId, ownerPlace: provider.place, body },
  ]);
  const values = {
    case_id: id as CaseId,
    organisation_id: providerId,
    purpose,
    amends_id: amends?.id ?? null,
    draft: JSON.stringify(form),
    split_from: splitFrom ?? null,
  };
  await tx.insertInto('provider_filings').values(values).execute();
  return values.case_id;
}

/** For lists: the names of the apps. */
export function titleOf({ apps = [] }: ProviderFilingForm): string {
  const names = apps.flatMap(({ name }) => (name ? [name] : []));
  const [first, second] = names;
  return names.length > 2 ? `${first}等 ${names.length} 个应用` : [first, second].filter(Boolean).join('、');
}

/** What the form cannot mend is said before it is filled in. */
async function ensureTakesFilings(
  db: Reader,
  { today }: Occasion,
  provider: Standing,
  authorityId: OrganisationId,
): Promise<void> {
  const authority = (await findStandings(db, [authorityId])).get(authorityId);
  if (!authority?.open)
    throw new Failure('rule-violated', '没有这个受理部门，或者它已撤销。', {
      remedy: '请从受理部门中重新选择。',
    });
  const parties = { provider: providerOf(provider), authority: authorityOf(authority) };
  ensureKept(checkAll([aFilingGoesToTheProvincialDepartment], parties, circumstancesAt(authority, today)));
}

/** Unit, developer and business systems as the provider last submitted them, so that nobody types the same twice. */
export async function knownForm(db: Reader, providerId: OrganisationId): Promise<ProviderFilingForm> {
  const last = await db
    .selectFrom('provider_filings')
    .innerJoin('case_revisions', (join) =>
      join
        .onRef('case_revisions.case_id', '=', 'provider_filings.case_id')
        .onRef('case_revisions.revision', '=', 'provider_filings.revision'),
    )
    .select(['provider_filings.case_id', 'provider_filings.revision'])
    .where('organisation_id', '=', providerId)
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return rosterForm(db, providerId);
  const { unit, developerIsUnit, developer, branch, systems } = await submittedForm(db, last);
  return {
    ...(unit && { unit }),
    ...(developerIsUnit !== undefined && { developerIsUnit }),
    ...(developer && { developer }),
    ...(branch && { branch }),
    ...(systems && { systems }),
  };
}

async function rosterForm(db: Reader, providerId: OrganisationId): Promise<ProviderFilingForm> {
  const { name, creditCode } = await getStanding(db, providerId);
  return {
    unit: { name, ...(creditCode && { proof: { kind: 'credit-code' as const, number: creditCode } }) },
  };
}

/** A revision with the people named in it. */
export async function submittedForm(db: Reader, revision: RevisionOf): Promise<ProviderFilingForm> {
  const [form = {}] = await submittedForms(db, [revision]);
  return form;
}

/** Likewise of several, in their order. */
export async function submittedForms(
  db: Reader,
  revisions: readonly RevisionOf[],
): Promise<ProviderFilingForm[]> {
  const stored = await findRevisions(db, revisions);
  return stored.map((revision) => withPeople(revision?.form ?? {}, revision?.people ?? {}));
}

/** Gives up a draft that was never submitted. */
export async function discardDraft(tx: Tx, occasion: Occasion, filing: Filing): Promise<CaseRow> {
  ensureMayFile(occasion, filing);
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action: 'discard',
    moves: [{ row: filing.row, body: bodyOf(filing) }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份草稿不能放弃。');
  return moved.row;
}
