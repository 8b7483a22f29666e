import type { Stage } from '../../../policy/option-lists.ts';
import { stageRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { type ChangeRequest, changed, effectOf, takeTargets } from './targets.ts';
import { saveTimelines } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

export interface StageChange extends ChangeRequest {
  readonly stages: readonly Stage[];
}

/** Gives schools other stages, all or none. */
export async function changeStages(
  tx: Tx,
  occasion: Occasion,
  requests: readonly StageChange[],
): Promise<void> {
  const targets = await takeTargets(tx, occasion, requests);
  const facts = targets.map(({ current: { kind }, request: { stages } }) => ({ kind, stages }));
  ensureNone(checkEach(stageRules, facts, occasion.today), targets.length);
  const after = changed(targets, (state, { stages }) => ({ ...state, stages }));
  await saveTimelines(tx, occasion, new Map(targets.map(({ id, before }) => [id, before])), after);
  await record(
    tx,
    occasion,
    'organisation',
    targets.map((target) => ({
      streamId: target.id,
      action: 'change-stages',
      body: { from: target.current.stages, to: target.request.stages },
      ...effectOf(target),
    })),
  );
}
