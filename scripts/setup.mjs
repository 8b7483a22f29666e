// Installs the dependencies when they are missing or older than the lock file, so that every npm script is one
// command on a fresh clone. Runs on any Node; imports nothing that has to be installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) install();
assertNodeVersion();

function install() {
  process.stderr.write('正在安装依赖（首次运行约一分钟）… installing dependencies\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('npm ci failed: see the lines above.');
}

function assertNodeVersion() {
  const version = existsSync(node)
    ? execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    : process.version;
  const [major, minor] = version.slice(1).split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  fail(
    `Node ${version} is too old; 22.18 or newer is needed. Install scripts may be off: run "npm ci" without --ignore-scripts.`,
  );
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
