import type { Command } from './command.ts';
import { doctor } from './commands/doctor.ts';
import { migrate } from './commands/migrate.ts';
import { serve } from './commands/serve.ts';

/** Every command, in the order of the list that is shown. */
export const commands: readonly Command[] = [serve, migrate, doctor];
