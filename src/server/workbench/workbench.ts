import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Assets, loadAssets } from './assets.ts';
import { isBuilt, PROJECT_ROOT } from './source-hash.ts';

export interface Workbench {
  /** Sees to it that the workbench is there, building it where it is missing or older than its sources. */
  readonly prepare: () => void;
  readonly find: () => Assets | 'being-built' | 'failed';
  readonly stop: () => Promise<void>;
}

const BUILD = join(PROJECT_ROOT, 'scripts', 'build-web.ts');

/** A process of its own builds it, so that the API answers meanwhile. */
export function workbench(log: Pick<Logger, 'info' | 'error'>): Workbench {
  let found: Assets | 'being-built' | 'failed' | undefined;
  let child: ChildProcess | undefined;
  const prepare = (): void => {
    if (found !== undefined) return;
    if (isBuilt()) {
      found = loadAssets();
      return;
    }
    found = 'being-built';
    log.info('building the workbench');
    const building = spawn(process.execPath, [BUILD], {
      cwd: PROJECT_ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = building;
    const said: Buffer[] = [];
    building.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    building.once('error', (error) => said.push(Buffer.from(error.message)));
    building.once('close', (code) => {
      child = undefined;
      found = code === 0 ? loadAssets() : 'failed';
      if (code !== 0) log.error({ said: Buffer.concat(said).toString() }, 'the workbench could not be built');
    });
  };
  return {
    prepare,
    find: () => {
      prepare();
      return found ?? 'being-built';
    },
    stop: async () => {
      if (child === undefined) return;
      const ended = new Promise((resolve) => child?.once('close', resolve));
      child.kill();
      await ended;
    },
  };
}
