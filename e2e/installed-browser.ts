import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium; null where there is none and none could be installed. */
    browser: string | null;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MISSING =
  'No Chromium was found, and none could be installed here: the journeys in e2e/ were not tried. Install one (Debian: apt-get install chromium), or name it with BROWSER_PATH.';

/** Before the journeys: a browser for all of them. Without one they are skipped, saying so; where CI is set, nothing passes. */
export default function setup(project: TestProject): void {
  const browser = findBrowser() ?? (installBrowser() ? findBrowser() : undefined);
  if (browser === undefined) {
    if (process.env['CI'] !== undefined) throw new Error(MISSING);
    process.stderr.write(`\n${MISSING}\n\n`);
  }
  project.provide('browser', browser ?? null);
}

export function findBrowser(): string | undefined {
  const named = process.env['BROWSER_PATH'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return (named === undefined ? candidates : [named]).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's, where we may: as root, with apt-get. */
function installBrowser(): boolean {
  if (process.getuid?.() !== 0 || process.env['BROWSER_PATH'] !== undefined) return false;
  process.stderr.write('\nInstalling Chromium (apt-get install chromium) for the journeys in e2e/ …\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options: ExecFileSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
    timeout: 300_000,
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    return true;
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return false;
  }
}
