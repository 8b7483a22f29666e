import { auditRoutes } from './audit/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { listeners } from './cases/listeners.ts';
import { caseRoutes } from './cases/routes.ts';
import { packageJobs, requestInspection } from './features/app-packages/jobs.ts';
import { packageRoutes } from './features/app-packages/routes.ts';
import { projectCompletion } from './features/completion/projection.ts';
import { completionRoutes } from './features/completion/routes.ts';
import { identityJobs } from './features/identity/jobs.ts';
import { identityRoutes } from './features/identity/routes.ts';
import { verifyWhoIsApproved } from './features/organisations/registrations.ts';
import { organisationRoutes } from './features/organisations/routes.ts';
import { providerFilingRoutes } from './features/provider-filing/routes.ts';
import { publicSiteRoutes } from './features/public-site/routes.ts';
import { registerRoutes } from './features/register/routes.ts';
import { useFilingJobs } from './features/use-filing/jobs.ts';
import { useFilingRoutes } from './features/use-filing/routes.ts';
import { fileRoutes } from './files/routes.ts';
import type { UploadLimits } from './files/upload-limits.ts';
import type { App } from './http/fastify.ts';
import type { JobHandlers } from './jobs/job-queue.ts';
import { jobRoutes } from './jobs/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import type { Listener } from './occasion.ts';
import type { Services } from './services.ts';
import { settingRoutes } from './settings/routes.ts';

/** What must happen downstream of a transition, in feature order. */
export const featureListeners = listeners([
  ['provider-filing/approve', verifyWhoIsApproved],
  ...completionFollows('use-filing', ['submit', 'confirm', 'withdraw', 'annul']),
  ...completionFollows('no-use-declaration', ['submit', 'confirm', 'withdraw', 'annul']),
  ...completionFollows('use-stop', ['confirm']),
]);

/** What each kind of job does. */
export const featureJobs = (services: Pick<Services, 'files' | 'secrets'>): JobHandlers => ({
  ...identityJobs(services),
  ...packageJobs(services),
  ...useFilingJobs,
});

/** Every feature's routes, in feature order. */
export function registerFeatures(
  app: App,
  { uploadLimits }: { readonly uploadLimits?: UploadLimits } = {},
): void {
  caseRoutes(app);
  auditRoutes(app);
  fileRoutes(app, uploadLimits, requestInspection);
  jobRoutes(app);
  notificationRoutes(app);
  calendarRoutes(app);
  settingRoutes(app);
  identityRoutes(app);
  organisationRoutes(app);
  packageRoutes(app);
  registerRoutes(app);
  providerFilingRoutes(app);
  useFilingRoutes(app);
  completionRoutes(app);
  publicSiteRoutes(app);
}

function completionFollows(kind: string, actions: readonly string[]): (readonly [string, Listener])[] {
  return actions.map((action) => [`${kind}/${action}`, projectCompletion(action)] as const);
}
