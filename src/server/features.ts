import { listeners } from './cases/listeners.ts';
import { identityRoutes } from './features/identity/routes.ts';
import type { App } from './http/fastify.ts';

/** What must happen downstream of a transition, in feature order. */
export const featureListeners = listeners([]);

/** Every feature's routes, in feature order. */
export function registerFeatures(app: App): void {
  identityRoutes(app);
}
