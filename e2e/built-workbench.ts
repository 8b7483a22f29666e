import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Before the journeys: the workbench as its sources are now, built once. */
export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'build-web.ts')], {
    stdio: 'inherit',
  });
}
