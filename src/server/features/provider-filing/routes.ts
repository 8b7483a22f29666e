import type { App } from '../../http/fastify.ts';
import { decisionRoutes } from './decision-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { groundRoutes } from './ground-routes.ts';
import { recordRoutes } from './record-routes.ts';

export function providerFilingRoutes(app: App): void {
  groundRoutes(app);
  draftRoutes(app);
  decisionRoutes(app);
  recordRoutes(app);
}
