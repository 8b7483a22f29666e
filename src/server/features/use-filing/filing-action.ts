import { type CaseAction, type CaseResource, caseAction } from '../../cases/case-action.ts';
import type { App } from '../../http/fastify.ts';
import { type Filing, getFiling, withDetails } from './filing.ts';

export const filingResource: CaseResource<Filing> = {
  path: 'use-filings',
  tag: '使用者备案',
  get: getFiling,
  withDetails,
};

export function filingAction<Body extends { version: number }>(
  app: App,
  action: CaseAction<Filing, Body>,
): void {
  caseAction(app, filingResource, action);
}
