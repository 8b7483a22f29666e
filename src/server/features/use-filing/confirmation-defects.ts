import { checkAll } from '../../../policy/rule.ts';
import { confirmationRules } from '../../../policy/use-filing/rules.ts';
import type { Reader } from '../../db/database.ts';
import { type Defect, defectOf } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { circumstancesOf, findStandings } from '../organisations/standing.ts';
import { findApps, registeredAppOf } from '../register/apps.ts';
import type { Filing } from './filing.ts';

/** What has come between submission and confirmation: an app may have been suspended or revoked. */
export async function confirmationDefects(
  db: Reader,
  { today }: Occasion,
  filings: readonly Filing[],
): Promise<Defect[]> {
  const picking = filings.filter(({ purpose }) => purpose === 'first' || purpose === 'amendment');
  const apps = await findApps(
    db,
    picking.flatMap(({ details }) => details.app_id ?? []),
  );
  const standings = await findStandings(
    db,
    picking.map(({ row }) => row.owner_id),
  );
  return picking.flatMap(({ row, details }): Defect[] => {
    const app = details.app_id === null ? undefined : apps.get(details.app_id);
    const standing = standings.get(row.owner_id);
    if (app === undefined || standing === undefined) return [];
    const facts = { app: registeredAppOf(app, row.owner_id) };
    const { violations } = checkAll(confirmationRules, facts, circumstancesOf(standing, today));
    return violations.map((violation) => ({ ...defectOf(violation), field: `cases.${row.id}` }));
  });
}
