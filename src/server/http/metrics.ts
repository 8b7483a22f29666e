import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readCheckpointAge } from '../audit/schedule.ts';
import type { App } from './fastify.ts';

const BUCKETS_IN_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** `/metrics` in the format of Prometheus: the process, each route's answers by status and duration, how far sealing is. */
export function serveMetrics(app: App): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_IN_SECONDS,
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  const observeCheckpoints = checkpointGauges(registry);
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    await observeCheckpoints(app);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Not a number where there is nothing to be the age of, or no database to ask: the other figures are wanted then. */
function checkpointGauges(registry: Registry): (app: App) => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const last = gauge('audit_last_checkpoint_age_seconds', 'Age of the last signed checkpoint');
  const unsealed = gauge('audit_oldest_unsealed_entry_age_seconds', 'Age of the oldest entry not yet sealed');
  return async ({ services: { db, clock } }) => {
    const age = await readCheckpointAge(db, clock()).catch(() => undefined);
    last.set(age?.lastCheckpoint ?? Number.NaN);
    unsealed.set(age?.oldestUnsealedEntry ?? Number.NaN);
  };
}
