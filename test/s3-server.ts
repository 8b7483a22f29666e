import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Options } from '../src/server/files/s3-file-store.ts';

interface Server {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

/** It comes without types. */
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => Server;

/**
 * A small S3 server on this machine, with one bucket. It knows the key but compares no signatures: those of requests to a
 * whole bucket it calculates without the slash at the end that clients sign.
 */
export async function anS3Server(): Promise<{ options: S3Options; close: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'registry-s3-'));
  const bucket = 'registry';
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    allowMismatchedSignatures: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  return {
    options: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      bucket,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    close: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
