import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACTIVATION_PATH } from './activation-page.ts';
import { activationSheet, SHEET_POLICY } from './activation-sheet.ts';
import type { Slip } from './issue-accounts.ts';

export interface Answered {
  readonly issued: number;
  /** Null when the request was repeated. */
  readonly slips: readonly Slip[] | null;
}

/** The slips as JSON, or for `Accept: text/html` as the sheet to print. */
export function sendSlips(request: FastifyRequest, reply: FastifyReply, answered: Answered): FastifyReply {
  reply.header('cache-control', 'no-store');
  const { slips } = answered;
  if (slips === null || request.headers.accept?.includes('text/html') !== true) return reply.send(answered);
  const { banner } = request.server.services;
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', SHEET_POLICY)
    .serializer(String)
    .send(activationSheet(slips, { address: activationAddress(request), banner }));
}

/** As whoever issues has reached the platform. */
function activationAddress({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}${ACTIVATION_PATH}`;
}
