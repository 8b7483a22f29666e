import { isInstalled, run } from './run.ts';

const JUDGES = ['aapt', 'apksigner', 'keytool'] as const;

/** Debian's tools, installed where they can be. @throws when they cannot and this is the build server */
export async function installJudges(): Promise<boolean> {
  if (isMissing()) await install();
  if (!isMissing()) return true;
  const missing = JUDGES.filter((name) => !isInstalled(name)).join(', ');
  if (process.env['CI'] !== undefined) throw new Error(`${missing}: not there, and cannot be installed`);
  console.log(`install packages: not compared, as ${missing} cannot be installed here`);
  return false;
}

function isMissing(): boolean {
  return JUDGES.some((name) => !isInstalled(name));
}

async function install(): Promise<void> {
  if (!isInstalled('apt-get')) return;
  const apt = (...args: string[]) =>
    process.getuid?.() === 0 ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]);
  try {
    await apt('update', '-qq');
    await apt('install', '-y', '-qq', '--no-install-recommends', 'aapt', 'apksigner', 'default-jre-headless');
  } catch {
    // No sudo either: the caller says what is missing.
  }
}
