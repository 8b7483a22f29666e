import type { ExternalFiling, KnownApp } from '../../../policy/register/facts.ts';
import type { AppOrigin } from '../../../policy/register/option-lists.ts';
import { externalFilingRules } from '../../../policy/register/rules.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { checkEach, type ItemViolation } from '../organisations/tree-defects.ts';
import type { RegisterAppRow } from './apps.ts';
import { findKnownApps, identityOf, lockExternalFilings } from './known-apps.ts';

export interface JudgedFiling {
  readonly filing: ExternalFiling;
  readonly known: RegisterAppRow | undefined;
}

/** Each filing beside what the register has of it, and every violation of every one. */
export async function judgeExternalFilings(
  tx: Tx,
  { today }: Occasion,
  filings: readonly ExternalFiling[],
  nameOf: (index: number) => string,
): Promise<{ judged: readonly JudgedFiling[]; violations: readonly ItemViolation[] }> {
  await lockExternalFilings(tx);
  const known = await findKnownApps(tx, filings);
  const judged = filings.map((filing, index) => ({ filing, known: known[index] }));
  const first = firstOfEach(judged);
  const facts = judged.map(({ filing, known: row }, index) => {
    const earlier = first.get(keyOf({ filing, known: row })) ?? index;
    return { filing, known: knownApp(row), repeats: earlier === index ? undefined : nameOf(earlier) };
  });
  return { judged, violations: checkEach(externalFilingRules, facts, today) };
}

function firstOfEach(judged: readonly JudgedFiling[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [index, item] of judged.entries()) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, index);
  }
  return first;
}

function keyOf({ filing, known }: JudgedFiling): string {
  return known === undefined ? identityOf(filing) : `id ${known.id}`;
}

function knownApp(row: RegisterAppRow | undefined): KnownApp | undefined {
  if (row === undefined) return undefined;
  return {
    origin: row.origin as AppOrigin,
    status: row.status as AppStatus,
    statusSince: row.status_since,
    checkedOn: row.checked_on,
  };
}
