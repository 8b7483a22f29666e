import { sql } from 'kysely';
import type { CaseId, OrganisationId, RegisterAppId, RegisterUseId } from '../../../policy/ids.ts';
import { addDays, type LegalDay } from '../../../policy/legal-day.ts';
import { noticeOfEnding, noticeOfReturn, type StatusNews } from '../../../policy/register/status-notice.ts';
import { record } from '../../audit/timeline.ts';
import { tell } from '../../cases/inbox.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { settingsForEach } from '../../settings/settings.ts';
import { circumstancesOf, findStandings } from '../organisations/standing.ts';

/** What became of an app, for those who use it. */
export interface AppNews extends StatusNews {
  readonly appId: RegisterAppId;
}

interface UseInForce {
  readonly id: RegisterUseId;
  readonly organisationId: OrganisationId;
  readonly caseId: CaseId;
  readonly news: AppNews;
  /** Null while it is not flagged. */
  readonly stopBy: LegalDay | null;
}

interface FlaggedUse extends UseInForce {
  readonly stopBy: LegalDay;
}

/**
 * UF-9: flags every use in force of the apps whose filing ended, each with the day by which its unit stops or replaces
 * the app, and tells the units. A use that was flagged before keeps its day. Returns how many were flagged.
 */
export async function flagUses(
  tx: Tx,
  occasion: Occasion,
  ended: readonly AppNews[],
  only?: readonly RegisterUseId[],
): Promise<number> {
  const uses = await lockUses(tx, ended, only);
  if (uses.length === 0) return 0;
  const fresh = await withStopDays(
    tx,
    occasion,
    uses.filter(({ stopBy }) => stopBy === null),
  );
  await storeFlags(tx, fresh);
  await recordEach(tx, occasion, fresh, 'flag');
  await tellOfEnding(tx, occasion, [...fresh, ...uses.filter(isFlagged)]);
  return fresh.length;
}

/** Takes the flag from the uses of apps whose filing stands again, and tells their units. */
export async function unflagUses(tx: Tx, occasion: Occasion, returned: readonly AppNews[]): Promise<number> {
  const uses = (await lockUses(tx, returned)).filter(isFlagged);
  await sql`
    UPDATE register_uses SET status = 'in-use', stop_by = NULL, version = version + 1
    WHERE id = ANY(${uses.map(({ id }) => id)}::bigint[])`.execute(tx);
  await recordEach(tx, occasion, uses, 'unflag');
  await tell(
    tx,
    occasion,
    uses.map(({ organisationId, caseId, news }) => ({ organisationId, caseId, ...noticeOfReturn(news) })),
  );
  return uses.length;
}

async function lockUses(
  tx: Tx,
  list: readonly AppNews[],
  only?: readonly RegisterUseId[],
): Promise<UseInForce[]> {
  const newsOf = new Map(list.map((news) => [news.appId, news]));
  const { rows } = await sql<Omit<UseInForce, 'news'> & { appId: RegisterAppId }>`
    SELECT id, organisation_id AS "organisationId", app_id AS "appId", case_id AS "caseId", stop_by AS "stopBy"
    FROM register_uses
    WHERE app_id = ANY(${[...newsOf.keys()]}::bigint[]) AND status <> 'stopped'
      AND ${only === undefined ? sql`true` : sql`id = ANY(${[...only]}::bigint[])`}
    ORDER BY id FOR UPDATE`.execute(tx);
  return rows.flatMap(({ appId, ...use }) => {
    const news = newsOf.get(appId);
    return news === undefined ? [] : [{ ...use, news }];
  });
}

function isFlagged(use: UseInForce): use is FlaggedUse {
  return use.stopBy !== null;
}

/** The days that the authority of each unit gives, counted from the day on which the unit is told. */
async function withStopDays(tx: Tx, { today }: Occasion, uses: readonly UseInForce[]): Promise<FlaggedUse[]> {
  const settings = await settingsForEach(
    tx,
    uses.map(({ organisationId }) => ({ organisationId, day: today })),
  );
  return uses.map((use, index) => {
    const days = settings[index]?.('use-filing.replacement-days') ?? missing();
    return { ...use, stopBy: addDays(today, days) };
  });
}

function missing(): never {
  throw new Error('a use without settings');
}

async function storeFlags(tx: Tx, uses: readonly FlaggedUse[]): Promise<void> {
  await sql`
    UPDATE register_uses SET status = 'flagged', stop_by = item.stop_by, version = version + 1
    FROM unnest(${uses.map(({ id }) => id)}::bigint[], ${uses.map(({ stopBy }) => stopBy)}::date[])
      AS item(id, stop_by)
    WHERE register_uses.id = item.id`.execute(tx);
}

async function recordEach(
  tx: Tx,
  occasion: Occasion,
  uses: readonly FlaggedUse[],
  action: 'flag' | 'unflag',
): Promise<void> {
  await record(
    tx,
    occasion,
    'register-use',
    uses.map(({ id, stopBy, news }) => ({
      streamId: id,
      action,
      fromState: action === 'flag' ? 'in-use' : 'flagged',
      toState: action === 'flag' ? 'flagged' : 'in-use',
      body: {
        app: news.appId,
        status: news.status,
        since: news.effectiveOn,
        because: news.because,
        ...(action === 'flag' && { stopBy }),
      },
    })),
  );
}

async function tellOfEnding(tx: Tx, occasion: Occasion, uses: readonly FlaggedUse[]): Promise<void> {
  const standings = await findStandings(
    tx,
    uses.map(({ organisationId }) => organisationId),
  );
  await tell(
    tx,
    occasion,
    uses.flatMap(({ organisationId, caseId, news, stopBy }) => {
      const standing = standings.get(organisationId);
      if (standing === undefined) return [];
      const notice = noticeOfEnding(news, stopBy, circumstancesOf(standing, occasion.today));
      return [{ organisationId, caseId, ...notice }];
    }),
  );
}
