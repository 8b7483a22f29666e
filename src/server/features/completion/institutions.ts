import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { type Asking, getAsking } from './asking.ts';
import { holdsAt, type Moment } from './moment.ts';
import { reading } from './reading.ts';

export interface InstitutionsAsked extends Moment {
  /** By default the only province, or the root where there are several. */
  readonly at?: OrganisationId | undefined;
}

export interface Institution {
  readonly id: OrganisationId;
  readonly name: string;
  readonly started: boolean;
  /** Distinct apps submitted or confirmed and not withdrawn or stopped. */
  readonly appsFiled: number;
}

export interface InstitutionTable {
  readonly asked: InstitutionsAsked;
  readonly asking: Asking;
  readonly rows: readonly Institution[];
  readonly totals: { readonly started: number; readonly notStarted: number; readonly appsFiled: number };
}

/**
 * The schools that answer to the asking authority itself, in display order, as of a day and as known at an instant: of a
 * province its universities and vocational schools (P 附件2).
 * @throws Failure `not-found` when no such authority was known
 */
export function institutionsAsOf(db: Reader, asked: InstitutionsAsked): Promise<InstitutionTable> {
  return reading(db, async (tx) => {
    const asking = await getAsking(tx, asked.at, asked);
    const rows = await findInstitutions(tx, asking, asked);
    const started = rows.filter((row) => row.started).length;
    const appsFiled = rows.reduce((sum, row) => sum + row.appsFiled, 0);
    return { asked, asking, rows, totals: { started, notStarted: rows.length - started, appsFiled } };
  });
}

async function findInstitutions(tx: Reader, { id }: Asking, asked: Moment): Promise<Institution[]> {
  const { rows } = await sql<Institution>`
    SELECT school.organisation_id AS id, school.name,
      EXISTS (SELECT FROM completion_periods AS done WHERE done.organisation_id = school.organisation_id
        AND done.metric = 'started' AND ${holdsAt('done', asked)}) AS started,
      (SELECT count(DISTINCT filed.app_id) FROM completion_periods AS filed
        WHERE filed.organisation_id = school.organisation_id AND filed.metric = 'filed'
          AND ${holdsAt('filed', asked)}) AS "appsFiled"
    FROM organisation_periods AS school
    WHERE school.kind = 'school' AND school.open AND school.parent_id = ${id} AND ${holdsAt('school', asked)}
    ORDER BY school.display_order, school.organisation_id`.execute(tx);
  return rows;
}
