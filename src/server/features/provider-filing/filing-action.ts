import { type CaseAction, caseAction } from '../../cases/case-action.ts';
import type { App } from '../../http/fastify.ts';
import { type Filing, getFiling, withDetails } from './filing.ts';

export function filingAction<Body extends { version: number }>(
  app: App,
  action: CaseAction<Filing, Body>,
): void {
  caseAction(app, { path: 'provider-filings', tag: '提供者备案', get: getFiling, withDetails }, action);
}
