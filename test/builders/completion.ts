import type { Kysely } from 'kysely';
import type { CompletionEvent } from '../../src/policy/completion/projection.ts';
import type { StoredPeriod } from '../../src/policy/completion/rebuild.ts';
import type { CaseId, OrganisationId, RegisterAppId } from '../../src/policy/ids.ts';
import { record } from '../../src/server/audit/timeline.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { lockOwners } from '../../src/server/cases/lock-owners.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { projectCompletion } from '../../src/server/features/completion/projection.ts';
import { bothSides } from '../../src/server/features/completion/timeline-reader.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';

/** What happened to one filing, as far as completion cares. */
export interface FilingEvent {
  readonly school: OrganisationId;
  readonly action: 'submit' | 'confirm' | 'withdraw' | 'annul' | 'return';
  readonly at: Date;
  readonly purpose?: CompletionEvent['purpose'];
  readonly app?: number;
  readonly caseId?: number;
}

/** Timeline entries and their projection, without the cases: filings of one school that move together. */
export async function filingsHappen(db: Kysely<DB>, ...events: readonly FilingEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const { action, at } = first;
  const occasion = occasionOfProgram('test', at, listeners([]));
  const bodies = events.map(({ school, purpose = 'first', app = 1 }) => ({
    organisation: school,
    app: purpose === 'no-use' ? null : (app as RegisterAppId),
    purpose,
  }));
  const ids = events.map(({ caseId = 1 }) => caseId);
  await transaction(db, async (tx) => {
    await lockOwners(
      tx,
      events.map(({ school }) => school),
    );
    await record(
      tx,
      occasion,
      'case',
      bodies.map((body, index) => ({ streamId: ids[index] ?? 0, action, body })),
    );
    const moved = bodies.map((body, index) => ({
      row: { id: ids[index] as CaseId } as never,
      from: null,
      actorName: occasion.actorName,
      body,
    }));
    await projectCompletion(action)(tx, occasion, moved);
  });
}

/** The rows of one organisation, as the recomputation reads them. */
export async function storedPeriods(db: Kysely<DB>, id: OrganisationId): Promise<readonly StoredPeriod[]> {
  return transaction(db, async (tx) => {
    for await (const { organisationId, stored } of bothSides(tx)) if (organisationId === id) return stored;
    return [];
  });
}
