import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import { codeRules, nameRules, registrationRules } from '../../../policy/organisations/rules.ts';
import { checkAll, onThePlatform, type Violation } from '../../../policy/rule.ts';
import { record } from '../../audit/timeline.ts';
import { type Message, tell } from '../../cases/inbox.ts';
import type { Tx } from '../../db/database.ts';
import { defectOf, Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { createAccount } from '../identity/accounts.ts';
import { redeemLink } from '../identity/one-time-links.ts';
import { weaknessesOf } from '../identity/passwords.ts';
import { createOrganisations } from './create-organisations.ts';
import { lockTree } from './timelines.ts';

export interface Registration {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly creditCode: string;
  readonly loginName: string;
  readonly password: string;
}

interface Taken {
  /** The open organisation of that code and kind. */
  readonly organisationId: OrganisationId | null;
  readonly accountId: number | null;
}

/**
 * Enters an organisation outside the tree with its first clerk (JU-11). Where the code or the login name is taken
 * nothing is entered and the caller learns nothing: the same work is done and undone, so that neither the answer nor its
 * time differs; only the organisation that holds the code is told.
 * @throws Failure `rule-violated` naming every defect of what was filled in
 */
export async function registerOrganisation(
  tx: Tx,
  occasion: Occasion,
  registration: Registration,
): Promise<readonly Violation[]> {
  const warnings = ensureFilledIn(occasion, registration);
  await lockTree(tx);
  const taken = await findTaken(tx, registration);
  const isFree = taken.organisationId === null && taken.accountId === null;
  await sql`SAVEPOINT registration`.execute(tx);
  const id = await enter(tx, occasion, isFree ? registration : { ...registration, loginName: randomUUID() });
  if (isFree) await welcome(tx, occasion, id);
  else {
    await sql`ROLLBACK TO SAVEPOINT registration`.execute(tx);
    await noteRepetition(tx, occasion, taken);
  }
  return warnings;
}

function ensureFilledIn(
  { today }: Occasion,
  { name, kind, creditCode, loginName, password }: Registration,
): readonly Violation[] {
  const facts = {
    name,
    kind,
    creditCode,
    schoolCode: null,
    regionCode: null,
    codesTaken: { school: false, region: false },
  };
  const rules = [...nameRules, ...registrationRules, ...codeRules];
  const { violations, warnings } = checkAll(rules, facts, onThePlatform(today));
  const defects = [...violations.map(defectOf), ...weaknessesOf({ password, loginName, today })];
  if (defects.length === 0) return warnings;
  throw new Failure('rule-violated', `共有 ${defects.length} 处需要修改，没有登记。`, {
    remedy: '逐项修改下列内容，再次提交。',
    defects,
  });
}

async function findTaken(tx: Tx, { creditCode, kind, loginName }: Registration): Promise<Taken> {
  const { rows } = await sql<Taken>`
    SELECT
      (SELECT organisations.id FROM organisations
        JOIN organisation_periods AS period ON period.organisation_id = organisations.id
          AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'
        WHERE organisations.credit_code = ${creditCode} AND period.kind = ${kind} AND period.open
        ORDER BY organisations.id LIMIT 1) AS "organisationId",
      (SELECT id FROM accounts WHERE login_name = ${loginName.normalize('NFC')}) AS "accountId"`.execute(tx);
  return rows[0] ?? { organisationId: null, accountId: null };
}

async function enter(
  tx: Tx,
  occasion: Occasion,
  { name, kind, creditCode, loginName, password }: Registration,
): Promise<OrganisationId> {
  const [id] = await createOrganisations(tx, occasion, [{ name, kind, creditCode }]);
  if (id === undefined) throw new Error('no organisation was created');
  await tx
    .insertInto('self_registrations')
    .values({ organisation_id: id, registered_at: occasion.now })
    .execute();
  const { linkToken } = await createAccount(tx, occasion, { loginName, organisationId: id, role: 'clerk' });
  await redeemLink(tx, occasion, linkToken, password);
  return id;
}

async function welcome(tx: Tx, occasion: Occasion, organisationId: OrganisationId): Promise<void> {
  await tell(tx, occasion, [{ organisationId, caseId: null, ...WELCOME }]);
  await record(tx, occasion, 'organisation', [
    { streamId: organisationId, action: 'register-itself', body: {} },
  ]);
}

/** In the timeline of what is taken already; the holder of the code is told once a day. */
async function noteRepetition(tx: Tx, occasion: Occasion, taken: Taken): Promise<void> {
  const { organisationId, accountId } = taken;
  if (organisationId === null) {
    const refused = { streamId: accountId ?? 0, action: 'refuse-registration', body: {} };
    return record(tx, occasion, 'account', [refused]);
  }
  const known = await wasTold(tx, occasion, organisationId);
  await tell(tx, occasion, known ? [] : [{ organisationId, caseId: null, ...REPEATED }]);
  await record(tx, occasion, 'organisation', [
    { streamId: organisationId, action: 'refuse-registration', body: {} },
  ]);
}

async function wasTold(tx: Tx, { now }: Occasion, organisationId: OrganisationId): Promise<boolean> {
  const told = await tx
    .selectFrom('inbox')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('title', '=', REPEATED.title)
    .where('sent_at', '>', new Date(now.getTime() - DAY_MS))
    .limit(1)
    .executeTakeFirst();
  return told !== undefined;
}

const DAY_MS = 86_400_000;

const WELCOME: Pick<Message, 'title' | 'text'> = {
  title: '本单位已登记，尚待核验',
  text: '单位证明将在第一次备案或申请接口密钥时核验。核验之前可以填写备案，不能申请接口密钥。',
};

const REPEATED: Pick<Message, 'title' | 'text'> = {
  title: '有人再次以本单位的统一社会信用代码登记',
  text: '平台没有建立新的账号，也没有向对方透露任何内容。如是本单位人员，请让其使用本单位已有的账号；如不知情，无须处理。',
};
