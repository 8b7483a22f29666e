import { nameRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { addAliases, dropAliases } from './aliases.ts';
import { type ChangeRequest, changed, effectOf, type Target, takeTargets } from './targets.ts';
import { saveTimelines } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

export interface Renaming extends ChangeRequest {
  readonly name: string;
}

/** Gives organisations other names, all or none. The former name becomes an alias. */
export async function renameOrganisations(
  tx: Tx,
  occasion: Occasion,
  requests: readonly Renaming[],
): Promise<void> {
  const renamings = requests.map((request) => ({ ...request, name: request.name.normalize('NFC').trim() }));
  ensureNone(checkEach(nameRules, renamings, occasion.today), renamings.length);
  const targets = await takeTargets(tx, occasion, renamings);
  const after = changed(targets, (state, { name }) => ({ ...state, name }));
  await saveTimelines(tx, occasion, new Map(targets.map(({ id, before }) => [id, before])), after);
  await dropAliases(
    tx,
    targets.map(({ id, request }) => ({ id, alias: request.name })),
  );
  await addAliases(tx, targets.flatMap(formerNames));
  await record(
    tx,
    occasion,
    'organisation',
    targets.map((target) => ({
      streamId: target.id,
      action: 'rename',
      body: { from: target.current.name, to: target.request.name },
      ...effectOf(target),
    })),
  );
}

function formerNames({ id, before, request }: Target<Renaming>) {
  return before
    .filter(({ state }) => state.name !== request.name)
    .map(({ state }) => ({ id, alias: state.name }));
}
