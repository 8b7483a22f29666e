import type { Command } from './command.ts';
import { doctor } from './commands/doctor.ts';
import { exportAudit } from './commands/export-audit.ts';
import { importCommand } from './commands/import.ts';
import { migrate } from './commands/migrate.ts';
import { serve } from './commands/serve.ts';
import { verifyAudit } from './commands/verify-audit.ts';

/** Every command, in the order of the list that is shown. */
export const commands: readonly Command[] = [serve, migrate, importCommand, exportAudit, verifyAudit, doctor];
