import type { Command } from './command.ts';
import { completion } from './commands/completion.ts';
import { createAccount } from './commands/create-account.ts';
import { createAdministrators } from './commands/create-administrators.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { exportAudit } from './commands/export-audit.ts';
import { importCommand } from './commands/import.ts';
import { inspectPackage } from './commands/inspect-package.ts';
import { institutions } from './commands/institutions.ts';
import { migrate } from './commands/migrate.ts';
import { rules } from './commands/rules.ts';
import { serve } from './commands/serve.ts';
import { verifyAudit } from './commands/verify-audit.ts';
import { verifyCertificate } from './commands/verify-certificate.ts';
import { workingDays } from './commands/working-days.ts';

/** Every command, in the order of the list that is shown. */
export const commands: readonly Command[] = [
  serve,
  demo,
  migrate,
  createAdministrators,
  createAccount,
  importCommand,
  rules,
  completion,
  institutions,
  workingDays,
  inspectPackage,
  exportAudit,
  verifyAudit,
  verifyCertificate,
  doctor,
];
