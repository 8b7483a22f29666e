import type { OrganisationId } from '../../../policy/ids.ts';
import { currentState, placeTimeline, type Timeline } from '../../../policy/organisations/periods.ts';
import type { Tx } from '../../db/database.ts';
import { byRank } from './ranks.ts';
import { findTimelines, type StoredTimelines, type Timelines } from './timelines.ts';

/** The timelines of everything below what was moved, with their places derived anew. */
export async function placeAgain(
  tx: Tx,
  moved: Timelines,
  below: readonly OrganisationId[],
): Promise<{ readonly before: StoredTimelines; readonly after: Timelines }> {
  const before = await findTimelines(tx, below);
  const unplaced = new Map<OrganisationId, Timeline>([...before, ...moved]);
  const known = new Map<OrganisationId, Timeline>(await findTimelines(tx, parentsOutside(unplaced)));
  const after = new Map<OrganisationId, Timeline>();
  for (const [id, timeline] of byRank([...unplaced], ([, each]) => currentState(each).level)) {
    const placed = placeTimeline(id, timeline, known);
    known.set(id, placed);
    after.set(id, placed);
  }
  return { before, after };
}

function parentsOutside(timelines: Timelines): Set<OrganisationId> {
  const parents = [...timelines.values()].flatMap((timeline) => timeline.map(({ state }) => state.parentId));
  return new Set(parents.filter((id) => id !== null && !timelines.has(id)) as OrganisationId[]);
}
