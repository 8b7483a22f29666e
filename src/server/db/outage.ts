import { errorCode } from './error-code.ts';

const CODES = new Set([
  // PostgreSQL shuts down, was restarted, starts; has no connection, disk or time left.
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '53300',
  '53100',
  '57014',
  // A migration of another server's has just changed a table; the next attempt reads it anew.
  '0A000',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
]);

/** What `pg` and its pool say without a code: the connection broke, or none became free in time. */
const MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
];

/** COMMIT was sent and its answer never came: what was asked for may have been done or not. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('the database broke off while the transaction was being committed', { cause });
    this.name = 'OutcomeUnknown';
  }
}

/** Whether the database cannot answer for the moment, as opposed to a defect of ours. */
export function isOutage(error: unknown): boolean {
  if (error instanceof OutcomeUnknown || CODES.has(errorCode(error) ?? '')) return true;
  return error instanceof Error && MESSAGES.some((message) => error.message.startsWith(message));
}
