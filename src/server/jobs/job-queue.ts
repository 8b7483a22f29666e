import type { AccountId, ApiKeyId, JobId, OrganisationId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';

export interface NewJob {
  readonly kind: string;
  readonly accountId: AccountId;
  /** The key with which a program asks; the job may do no more than the key. Null for a person. */
  readonly apiKeyId: ApiKeyId | null;
  readonly organisationId: OrganisationId;
  /** What was asked, as JSON; the handler gets it back. */
  readonly request: Readonly<Record<string, unknown>>;
  /** How many items there are to do. */
  readonly total: number;
}

export interface Job extends NewJob {
  readonly id: JobId;
}

export interface JobProgress {
  /** Shown at once, whatever becomes of the job's own transaction. */
  readonly progress: (done: number) => Promise<void>;
}

/**
 * Does the work of a job in one transaction and returns its answer as JSON. The occasion's actor is who asked, with the
 * roles held now.
 */
export type JobHandler = (
  tx: Tx,
  occasion: Occasion,
  job: Job,
  progress: JobProgress,
) => Promise<Readonly<Record<string, unknown>>>;

/** By kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Long actions: written in the transaction that asks for them, done once, by whichever server is free. */
export interface JobQueue {
  enqueue(tx: Tx, job: NewJob): Promise<JobId>;
  start(handlers: JobHandlers): Promise<void>;
  /** Lets the job in hand end. */
  stop(): Promise<void>;
}
