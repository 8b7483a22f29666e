import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { pino } from 'pino';
import { z } from 'zod';
import { registerFeatures } from './features.ts';
import type { UploadLimits } from './files/upload-limits.ts';
import { serveHealth } from './health.ts';
import { requireDeclaredAccess } from './http/access-declaration.ts';
import { sendUnchangedWithoutBody } from './http/etag.ts';
import type { App } from './http/fastify.ts';
import { serveMetrics } from './http/metrics.ts';
import { describeApi, serveApiDescription } from './http/openapi.ts';
import { answerProblems, answerUnroutable } from './http/problems.ts';
import { limitRequests } from './http/request-limits.ts';
import { refuseForeignWrites } from './http/same-origin.ts';
import { serveStyleSheets } from './http/style-sheets.ts';
import type { Services } from './services.ts';
import { workbenchRoutes } from './workbench/routes.ts';
import type { Workbench } from './workbench/workbench.ts';

export interface AppOptions {
  readonly logger?: FastifyBaseLogger;
  readonly trustProxy?: NonNullable<FastifyServerOptions['trustProxy']>;
  readonly uploadLimits?: UploadLimits;
  /** By what the published limits of requests are multiplied. */
  readonly requestLimitFactor?: number;
  /** Absent where nobody comes with a browser. */
  readonly workbench?: Workbench;
}

const BODY_LIMIT = 2 * 1024 * 1024;

/** The whole server, not yet listening. Tests build the same and call it with `inject`. */
export async function buildApp(services: Services, options: AppOptions = {}): Promise<App> {
  z.config(z.locales.zhCN());
  const app: App = Fastify({
    loggerInstance: options.logger ?? (pino({ level: 'silent' }) as FastifyBaseLogger),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: BODY_LIMIT,
    requestIdHeader: false,
    frameworkErrors: answerUnroutable,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('services', services);
  answerProblems(app);
  sendUnchangedWithoutBody(app);
  await describeApi(app);
  await protect(app);
  await limitRequests(app, options.requestLimitFactor ?? 1);
  refuseForeignWrites(app);
  requireDeclaredAccess(app);
  serveStyleSheets(app);
  serveApiDescription(app);
  serveHealth(app);
  serveMetrics(app);
  registerFeatures(app, options);
  if (options.workbench !== undefined) workbenchRoutes(app, options.workbench);
  return app;
}

async function protect(app: App): Promise<void> {
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 10_000 } });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    },
  });
}
