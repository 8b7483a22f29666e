import type { App } from '../../http/fastify.ts';
import { importRoute } from '../../tables/table-import.ts';
import { changeRoutes } from './change-routes.ts';
import { packageCheckRoutes } from './check-package-routes.ts';
import { externalFilingImport } from './external-filing-import.ts';
import { lookUpRoutes } from './look-up-routes.ts';
import { openDataRoutes } from './open-data-routes.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { searchRoute } from './search-route.ts';
import { statusRoute } from './status-route.ts';

export function registerRoutes(app: App): void {
  searchRoute(app);
  lookUpRoutes(app);
  packageCheckRoutes(app);
  changeRoutes(app);
  openDataRoutes(app);
  organisationRoutes(app);
  statusRoute(app);
  importRoute(app, externalFilingImport);
}
