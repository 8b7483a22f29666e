import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { clusterFolder } from '../src/server/db/cluster.ts';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { findPostmaster, stopPostmaster } from '../src/server/db/postmaster.ts';
import { isAlive } from '../src/server/db/process-identity.ts';
import { fastFolder } from './fast-folder.ts';

/** A migrated database that is copied. */
export interface Template {
  readonly name: string;
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** What `aDatabase()` copies. */
    template: Template;
  }
}

const FOLDER = 'registry-test-';

/** One database server with one migrated template for the whole run. TEST_DATABASE_OWNER_URL names another server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { template, stop } = await startTemplate();
  project.provide('template', template);
  return stop;
}

export async function startTemplate(): Promise<{ template: Template; stop: () => Promise<void> }> {
  const server = await startServer();
  const name = `registry_template_${process.pid}`;
  const ownerUrl = withDatabase(server.ownerUrl, name);
  const runtimeUrl = withDatabase(server.runtimeUrl, name);
  await onServer(server.ownerUrl, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate({ ownerUrl, runtimeUrl });
  const stop = async (): Promise<void> => {
    await onServer(server.ownerUrl, `DROP DATABASE ${name}`);
    await server.stop();
  };
  return { template: { name, ownerUrl, runtimeUrl }, stop };
}

interface Server {
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly stop: () => Promise<void>;
}

async function startServer(): Promise<Server> {
  const external = process.env['TEST_DATABASE_OWNER_URL'];
  if (external !== undefined) return externalServer(external);
  await sweepAbandoned();
  const dataDir = join(fastFolder(), `${FOLDER}${process.pid}`);
  mkdirSync(dataDir);
  const embedded = await startEmbedded({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const stop = async (): Promise<void> => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true });
  };
  return { ownerUrl: embedded.ownerUrl, runtimeUrl: embedded.runtimeUrl, stop };
}

/** A server for tests alone: the run-time role's password is set to a known one. */
async function externalServer(ownerUrl: string): Promise<Server> {
  const runtime = new URL(ownerUrl);
  runtime.username = 'registry_runtime';
  runtime.password = 'registry_runtime';
  await onServer(
    ownerUrl,
    `DO $$ BEGIN
       IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'registry_runtime') THEN
         ALTER ROLE registry_runtime LOGIN PASSWORD 'registry_runtime';
       END IF;
     END $$`,
  );
  return { ownerUrl, runtimeUrl: runtime.href, stop: async () => undefined };
}

/** A run that was killed leaves its server running. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(fastFolder())) {
    if (!name.startsWith(FOLDER) || isAlive(Number(name.slice(FOLDER.length)))) continue;
    const dataDir = join(fastFolder(), name);
    const postmaster = findPostmaster(clusterFolder(dataDir));
    if (postmaster !== undefined) await stopPostmaster(postmaster.pid);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
