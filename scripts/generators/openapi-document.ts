import { tmpdir } from 'node:os';
import { buildApp } from '../../src/server/app.ts';
import { newCertificateKeys } from '../../src/server/certificate-keys.ts';
import { systemClock } from '../../src/server/clock.ts';
import { openDatabase } from '../../src/server/db/database.ts';
import { featureListeners } from '../../src/server/features.ts';
import { folderFileStore } from '../../src/server/files/folder-file-store.ts';
import { jobQueue } from '../../src/server/jobs/database-job-queue.ts';
import { NO_CHANNELS } from '../../src/server/notifications/channels.ts';
import { PublishedMemory } from '../../src/server/published-memory.ts';
import { secretsOf } from '../../src/server/secrets.ts';
import type { Generator } from './generator.ts';

/** The API as the routes describe it. */
export const openapiDocument: Generator = {
  path: 'docs/generated/openapi.json',
  generate: async ({ runtimeUrl }) => {
    const { db, close } = openDatabase(runtimeUrl);
    const services = { db, clock: systemClock, listeners: featureListeners };
    const app = await buildApp({
      ...services,
      files: folderFileStore(tmpdir()),
      jobs: jobQueue(services),
      channels: NO_CHANNELS,
      openid: null,
      outsideSources: [],
      virusScanner: null,
      secrets: secretsOf(Buffer.alloc(32)),
      published: new PublishedMemory(),
      certificateKeys: newCertificateKeys('EdDSA'),
      banner: null,
    });
    await app.ready();
    const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
    await app.close();
    await close();
    return text;
  },
};
