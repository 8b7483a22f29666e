import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import {
  attachedFiles,
  type ProviderFilingForm,
  withoutPeople,
} from '../../../policy/provider-filing/form.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { record } from '../../audit/timeline.ts';
import { startClock } from '../../calendar/clocks.ts';
import { advance, type StartedClock } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { type Message, tell } from '../../cases/inbox.ts';
import { numbered, type ReturnReason, storeReturnReasons } from '../../cases/return-reasons.ts';
import { storeRevisions } from '../../cases/revisions.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { clockOf } from './approval.ts';
import { openDraft, titleOf } from './drafts.ts';
import { filedForm } from './filed-form.ts';
import { bodyOf, ensureEditable, ensureMayDecide, ensureMayFile, type Filing, getFiling } from './filing.ts';
import { saveDraft } from './save-draft.ts';

interface Parted {
  readonly taken: ProviderFilingForm;
  readonly left: ProviderFilingForm;
}

/** @throws Failure `invalid` unless some of the form's apps go and some stay */
function parted(form: ProviderFilingForm, keys: readonly string[]): Parted {
  const apps = form.apps ?? [];
  const taken = apps.filter(({ key }) => keys.includes(key));
  if (taken.length === keys.length && taken.length < apps.length)
    return {
      taken: { ...form, apps: taken },
      left: { ...form, apps: apps.filter(({ key }) => !keys.includes(key)) },
    };
  throw new Failure('invalid', '拆分的应用应在这份备案之中，并至少留下一个应用。', {
    remedy: '全部应用都要补充的，请整份退回。',
  });
}

/** The provider takes apps out of what it is still typing, into a draft of their own. Returns the new case. */
export async function splitDraft(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  keys: readonly string[],
): Promise<CaseId> {
  ensureMayFile(occasion, filing);
  ensureEditable(filing);
  const { row, details } = filing;
  const { taken, left } = parted(details.draft ?? {}, keys);
  await saveDraft(tx, occasion, filing, { form: left, draftVersion: details.draft_version });
  const id = await openDraft(tx, occasion, {
    providerId: row.owner_id,
    authorityId: row.authority_id,
    form: taken,
    splitFrom: row.id,
  });
  await record(tx, occasion, 'case', [
    { streamId: row.id, action: 'split', body: { ...bodyOf(filing), apps: keys, into: id } },
  ]);
  return id;
}

/**
 * The authority returns some of the apps and goes on verifying the rest (gap 13): they become a case of their own, which
 * has to be supplemented like any that was returned.
 */
export async function splitOff(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  { keys, reasons }: { readonly keys: readonly string[]; readonly reasons: readonly ReturnReason[] },
): Promise<{ readonly row: CaseRow; readonly into: CaseId }> {
  ensureMayDecide(occasion, filing);
  const { row } = filing;
  const { taken } = parted(await filedForm(tx, filing), keys);
  const into = await openReturned(tx, occasion, filing, { form: taken, reasons });
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action: 'split',
    moves: [{ row, body: { ...bodyOf(filing), apps: keys, into }, clock: clockOf(row) }],
  });
  await tx
    .updateTable('provider_filings')
    .set({ split_apps: [...filing.details.split_apps, ...keys] })
    .where('case_id', '=', row.id)
    .execute();
  return { row: moved?.row ?? row, into };
}

interface Returned {
  readonly form: ProviderFilingForm;
  readonly reasons: readonly ReturnReason[];
}

async function openReturned(
  tx: Tx,
  occasion: Occasion,
  from: Filing,
  { form, reasons }: Returned,
): Promise<CaseId> {
  const { owner_id: providerId, authority_id: authorityId, id: splitFrom } = from.row;
  const caseId = await openDraft(tx, occasion, { providerId, authorityId, form, splitFrom });
  const [attested] = await storeRevisions(tx, occasion, [
    {
      caseId,
      ownerId: providerId,
      revision: 1,
      ...withoutPeople(form),
      files: attachedFiles(form).map(({ file }) => file),
    },
  ]);
  await tx.updateTable('provider_filings').set({ revision: 1 }).where('case_id', '=', caseId).execute();
  await storeReturnReasons(tx, [{ caseId, revision: 1, reasons }]);
  const opened = await getFiling(tx, occasion, caseId);
  const clock = await startClock(tx, {
    limit: 'provider-supplement',
    startedOn: occasion.today,
    authorityId,
  });
  const body = { ...bodyOf(opened), ...attested, reasons, splitFrom };
  await advance(tx, occasion, providerFilingStates, {
    action: 'split-off',
    moves: [{ row: opened.row, title: titleOf(form), body, clock }],
  });
  await tell(tx, occasion, [messageOf({ caseId, providerId, form, reasons }, clock)]);
  return caseId;
}

function messageOf(
  {
    caseId,
    providerId,
    form,
    reasons,
  }: Returned & { readonly caseId: CaseId; readonly providerId: OrganisationId },
  { dueOn }: StartedClock,
): Message {
  const due = dueOn === null ? '补充期限待日历发布' : `请于 ${dueOn}（含当日）前提交`;
  return {
    organisationId: providerId,
    caseId,
    title: `“${titleOf(form)}”已单独退回，请补充 ${reasons.length} 项`,
    text: `同一份备案中的其他应用继续核验。${due}，逾期视为放弃备案（《备案管理办法》第十三条）。\n${numbered(reasons)}`,
  };
}
