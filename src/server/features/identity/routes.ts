import type { App } from '../../http/fastify.ts';
import { accountRoutes } from './account-routes.ts';
import { activationPage } from './activation-page.ts';
import { activationRoutes } from './activation-routes.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { issuanceRoutes } from './issuance-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { oneTimeLinkPage } from './one-time-link-page.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export function identityRoutes(app: App): void {
  sessionRoutes(app);
  secondFactorRoutes(app);
  accountRoutes(app);
  issuanceRoutes(app);
  activationRoutes(app);
  oneTimeLinkPage(app);
  activationPage(app);
  apiKeyRoutes(app);
  oidcRoutes(app);
}
