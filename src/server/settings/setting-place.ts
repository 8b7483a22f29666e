import { sql } from 'kysely';
import type { Action, Actor, AuthorityLevel } from '../../policy/access/grants.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../access.ts';
import type { Reader } from '../db/database.ts';
import { notFound } from '../errors.ts';

/** For whom settings are read or entered. */
export interface SettingPlace {
  readonly id: OrganisationId;
  /** Null for what is no authority. */
  readonly level: AuthorityLevel | null;
}

/** @throws Failure `not-found` unless the actor may do this to the organisation's settings */
export async function getSettingPlace(
  db: Reader,
  actor: Actor,
  action: Action,
  id: OrganisationId,
): Promise<SettingPlace> {
  const { rows } = await sql<SettingPlace>`
    SELECT organisation_id AS id, level FROM organisation_periods
    WHERE organisation_id = ${id} AND effective_to = 'infinity' AND recorded_to = 'infinity'
      AND ${withinReach(actor, action, ORGANISATIONS)}`.execute(db);
  const [place] = rows;
  if (place === undefined) throw notFound();
  return place;
}
