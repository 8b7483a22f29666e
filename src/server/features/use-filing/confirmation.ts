import { sql } from 'kysely';
import type { CaseId } from '../../../policy/ids.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { advance } from '../../cases/advance.ts';
import type { MovedCase } from '../../cases/case-row.ts';
import { type Message, tell } from '../../cases/inbox.ts';
import type { Tx } from '../../db/database.ts';
import { type Defect, Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { endUses, publishUses } from '../register/uses.ts';
import { confirmationDefects } from './confirmation-defects.ts';
import { appIdOf, bodyOf, ensureMayDecide, type Filing } from './filing.ts';
import { publishOwnApps } from './own-apps.ts';
import { particularsOf } from './particulars.ts';
import { type Purpose, purposes } from './purposes.ts';

/** Confirms filings, all or none: what they say becomes the published record, in the same transaction. */
export async function confirmFilings(
  tx: Tx,
  occasion: Occasion,
  filings: readonly Filing[],
): Promise<MovedCase[]> {
  for (const { row } of filings) ensureMayDecide(occasion, row);
  ensureNone(await confirmationDefects(tx, occasion, filings));
  const byPurpose = Map.groupBy(filings, ({ purpose }) => purpose);
  const moved: MovedCase[] = [];
  for (const [purpose, group] of byPurpose) {
    moved.push(...(await confirmGroup(tx, occasion, purpose, group)));
  }
  await tell(tx, occasion, filings.map(messageOf));
  return moved;
}

async function confirmGroup(
  tx: Tx,
  occasion: Occasion,
  purpose: Purpose,
  filings: readonly Filing[],
): Promise<MovedCase[]> {
  const moved = await advance(tx, occasion, purposes[purpose].table, {
    action: 'confirm',
    moves: filings.map((filing) => ({
      row: filing.row,
      body: { ...bodyOf(filing, appIdOf(filing)), revision: filing.details.revision },
    })),
  });
  await PUBLISH[purpose](tx, occasion, filings);
  return moved;
}

/** @throws Failure `rule-violated` naming every filing that can no longer be confirmed */
function ensureNone(defects: readonly Defect[]): void {
  const [first] = defects;
  if (first === undefined) return;
  throw new Failure(
    'rule-violated',
    defects.length === 1 ? first.message : `有 ${defects.length} 件不能确认，整批均未确认。`,
    {
      remedy: '请退回这些备案，由备案单位停用或更换应用。',
      defects,
    },
  );
}

type Publish = (tx: Tx, occasion: Occasion, filings: readonly Filing[]) => Promise<void>;

const PUBLISH: Readonly<Record<Purpose, Publish>> = {
  first: publishFiled,
  amendment: publishFiled,
  stop: (tx, occasion, filings) =>
    endUses(
      tx,
      occasion,
      filings.flatMap(({ row, details }) =>
        details.use_id === null ? [] : [{ id: details.use_id, caseId: row.id, action: 'stop' as const }],
      ),
    ),
  'no-use': declare,
};

async function publishFiled(tx: Tx, occasion: Occasion, filings: readonly Filing[]): Promise<void> {
  const forms = await confirmedForms(tx, filings);
  const uses = filings.flatMap((filing) => {
    const form = forms.get(filing.row.id);
    const appId = appIdOf(filing);
    return form === undefined || appId === null ? [] : [{ filing, form, appId }];
  });
  await publishOwnApps(tx, occasion, uses);
  await publishUses(
    tx,
    occasion,
    uses.map(({ filing, form, appId }) => ({
      organisationId: filing.row.owner_id,
      appId,
      caseId: filing.row.id,
      nature: form.nature ?? 'recommended',
      particulars: particularsOf(form),
    })),
  );
  await endDeclarations(tx, occasion, filings);
}

async function confirmedForms(tx: Tx, filings: readonly Filing[]): Promise<Map<CaseId, UseFilingForm>> {
  const { rows } = await sql<{ case_id: CaseId; form: UseFilingForm }>`
    SELECT case_id, form FROM case_revisions
    JOIN unnest(${filings.map(({ row }) => row.id)}::bigint[], ${filings.map(({ details }) => details.revision)}::int[])
      AS item(id, number) ON case_id = item.id AND revision = item.number`.execute(tx);
  return new Map(rows.map(({ case_id, form }) => [case_id, form]));
}

/** UF-8: whoever uses an app no longer declares that none is used. */
async function endDeclarations(tx: Tx, { now }: Occasion, filings: readonly Filing[]): Promise<void> {
  await sql`
    UPDATE declarations SET in_force_to = ${now} WHERE in_force_to = 'infinity'
      AND organisation_id = ANY(${filings.map(({ row }) => row.owner_id)}::bigint[])`.execute(tx);
}

async function declare(tx: Tx, { now }: Occasion, filings: readonly Filing[]): Promise<void> {
  await sql`
    INSERT INTO declarations (case_id, organisation_id, in_force_from)
    SELECT item.*, ${now}::timestamptz FROM unnest(${filings.map(({ row }) => row.id)}::bigint[],
      ${filings.map(({ row }) => row.owner_id)}::bigint[]) AS item`.execute(tx);
}

const OUTCOMES: Readonly<Record<Purpose, string>> = {
  first: '备案已完成并公示。信息有变化的，请在变化后 10 个工作日内提交变更。',
  amendment: '变更已确认，公示内容已更新。',
  stop: '停用已确认，公示内容已更新。',
  'no-use': '声明已确认，计入备案完成。开始使用应用时，请办理使用者备案。',
};

function messageOf({ row, purpose }: Filing): Message {
  return {
    organisationId: row.owner_id,
    caseId: row.id,
    title: `“${row.title}”已确认`,
    text: OUTCOMES[purpose],
  };
}
