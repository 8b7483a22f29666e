// Types, lint, format and generated files, side by side. Prints how long each took, and what it says if it fails.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

const checks = {
  types: ['tsc', '--noEmit', '-p', '.'],
  'types of policy': ['tsc', '--noEmit', '-p', 'src/policy'],
  'types of the web': ['tsc', '--noEmit', '-p', 'src/web'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  format: ['biome', 'check', '--error-on-warnings'],
  generated: ['node', 'scripts/generate.ts', '--check'],
};

const results = await Promise.all(Object.entries(checks).map(run));
process.exitCode = results.every(Boolean) ? 0 : 1;

function run([name, [program, ...args]]) {
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.once('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(`${Buffer.concat(said).toString()}\n`);
      resolve(code === 0);
    });
  });
}
