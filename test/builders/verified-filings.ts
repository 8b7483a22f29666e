import { type Kysely, sql } from 'kysely';
import type { CaseId, OrganisationId } from '../../src/policy/ids.ts';
import { type ProviderFilingForm, withoutPeople } from '../../src/policy/provider-filing/form.ts';
import { providerFilingStates } from '../../src/policy/provider-filing/states.ts';
import { verificationItems } from '../../src/policy/provider-filing/verification-items.ts';
import { record } from '../../src/server/audit/timeline.ts';
import { startClock } from '../../src/server/calendar/clocks.ts';
import { advance } from '../../src/server/cases/advance.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { openCases } from '../../src/server/cases/open-cases.ts';
import { storeRevisions } from '../../src/server/cases/revisions.ts';
import { type Tx, transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { createOrganisations } from '../../src/server/features/organisations/create-organisations.ts';
import { type Occasion, occasionOfProgram } from '../../src/server/occasion.ts';
import { aFiledApp, aProviderFilingForm } from './provider-filing.ts';

export interface VerifiedFilings {
  readonly count: number;
  /** Has an officer already, who has verified them. */
  readonly authorityId: OrganisationId;
  readonly now: Date;
}

interface Item {
  readonly id: CaseId;
  readonly providerId: OrganisationId;
  readonly form: ProviderFilingForm;
}

let made = 0;

/** First filings of one app each, by as many providers, submitted and every item found right: only to be approved. */
export function verifiedFilings(
  db: Kysely<DB>,
  { count, authorityId, now }: VerifiedFilings,
): Promise<CaseId[]> {
  const occasion = occasionOfProgram('test', now, listeners([]));
  const forms = Array.from({ length: count }, () => aFormOfItsOwn(now));
  return transaction(db, async (tx) => {
    const providers = await createOrganisations(
      tx,
      occasion,
      forms.map(({ unit }) => ({ kind: 'provider', name: unit?.name ?? '', stages: [], parent: null })),
    );
    const items = await openDrafts(tx, occasion, authorityId, { forms, providers });
    await submit(tx, occasion, authorityId, items);
    await verify(tx, occasion, authorityId, items);
    return items.map(({ id }) => id);
  });
}

function aFormOfItsOwn(now: Date): ProviderFilingForm {
  made += 1;
  const name = `示例应用 ${now.getTime()}-${made}`;
  const form = aProviderFilingForm({ apps: [aFiledApp({ name })] });
  return { ...form, unit: { ...form.unit, name: `示例科技 ${now.getTime()}-${made}` } };
}

async function openDrafts(
  tx: Tx,
  occasion: Occasion,
  authorityId: OrganisationId,
  { forms, providers }: { forms: readonly ProviderFilingForm[]; providers: readonly OrganisationId[] },
): Promise<Item[]> {
  const opened = await openCases(
    tx,
    occasion,
    providerFilingStates,
    providers.map((provider, index) => ({
      title: forms[index]?.apps?.[0]?.name ?? '',
      ownerId: provider,
      authorityId,
      ownerPlace: { provinceId: null, regionId: null, countyId: null },
      body: { provider, purpose: 'first' },
    })),
  );
  const items = opened.map(
    (id, index): Item => ({ id, providerId: providers[index] as OrganisationId, form: forms[index] ?? {} }),
  );
  await tx
    .insertInto('provider_filings')
    .values(items.map(({ id, providerId }) => detailsOf(id, providerId)))
    .execute();
  return items;
}

const detailsOf = (id: CaseId, providerId: OrganisationId) => ({
  case_id: id,
  organisation_id: providerId,
  purpose: 'first',
  revision: 1,
  draft_version: 2,
});

async function submit(
  tx: Tx,
  occasion: Occasion,
  authorityId: OrganisationId,
  items: readonly Item[],
): Promise<void> {
  const attested = await storeRevisions(
    tx,
    occasion,
    items.map(({ id, providerId, form }) => ({
      caseId: id,
      ownerId: providerId,
      revision: 1,
      ...withoutPeople(form),
      files: [],
    })),
  );
  const limit = 'provider-verification';
  const clock = await startClock(tx, { limit, startedOn: occasion.today, authorityId });
  const rows = await tx
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', sql<CaseId>`ANY(${items.map(({ id }) => id)}::bigint[])`)
    .orderBy('id')
    .execute();
  await advance(tx, occasion, providerFilingStates, {
    action: 'submit',
    moves: rows.map((row, index) => ({
      row,
      body: { provider: row.owner_id, purpose: 'first', ...attested[index] },
      clock,
    })),
  });
}

async function verify(
  tx: Tx,
  occasion: Occasion,
  authorityId: OrganisationId,
  items: readonly Item[],
): Promise<void> {
  const paths = verificationItems(items[0]?.form ?? {}, 'first').map(({ path }) => path);
  await sql`
    INSERT INTO provider_filing_checks (case_id, revision, path, outcome, account_id, checked_at)
    SELECT id, 1, path, 'right', (SELECT min(account_id) FROM memberships WHERE organisation_id = ${authorityId}),
      ${occasion.now}::timestamptz
    FROM unnest(${items.map(({ id }) => id)}::bigint[]) AS id, unnest(${paths}::text[]) AS path`.execute(tx);
  await record(
    tx,
    occasion,
    'case',
    items.map(({ id, providerId }) => ({
      streamId: id,
      action: 'verify',
      body: { provider: providerId, purpose: 'first', checks: paths.length },
    })),
  );
}
