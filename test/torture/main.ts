// Injects every fault and tries every bad input, and prints how many were survived and refused.
import { aWorld } from '../access-world.ts';
import { appOnDatabase, type TestApp } from '../app-on-database.ts';
import { copiedDatabase } from '../copied-database.ts';
import { startTemplate, type Template } from '../database-template.ts';
import { tryAllBadInputs } from '../try-bad-inputs.ts';
import { approvalsAtOnce } from './approvals-at-once.ts';
import { siteOf } from './fault.ts';
import { faults } from './faults.ts';
import { fullDiskWhileUploading } from './full-disk-while-uploading.ts';
import { fullDiskWhileWriting } from './full-disk-while-writing.ts';
import { databaseRestarted, killedWhileApproving } from './kill-faults.ts';
import { killedMigration, schemaOf } from './killed-migration.ts';
import { killedWhileSubmitting } from './killed-while-submitting.ts';
import { killedWhileUploading } from './killed-while-uploading.ts';
import { databaseHangs, type LinkFault, linkCut, serveOverLink } from './link-faults.ts';
import { mutatedPackages, mutatedPackagesInChildren } from './mutated-packages.ts';
import { secondServer } from './second-server.ts';
import { canMount } from './small-disk.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const SUBMISSIONS = Number(process.env['SUBMISSIONS'] ?? 5_000);
const VICTIMS = ['server', 'database', 'both'] as const;
const KILLED_AFTER_MS = [0, 30, 60, 120, 200, 400];
const UPLOAD_MB = Number(process.env['UPLOAD_MB'] ?? 200);
const UPLOAD_KILLS = 10;
const LINK_CUTS = 5;
const HANGS_MS = 30_000;
const LINK_STEPS = 600;
const DATABASE_KILLS = 10;
const APPROVALS_AT_ONCE = 200;
const KILLED_APPROVING = Array.from({ length: 40 }, (_, index) => ({ receipts: index % 15, ms: index % 8 }));
const MUTATED_PACKAGES = Number(process.env['MUTATED_PACKAGES'] ?? 100_000);
const MUTATED_IN_CHILDREN = 500;
const START = new Date('2020-03-02T02:00:00Z');

const count = { injected: 0, survived: 0, lost: 0 };

/** `inject` throws where the fault was not survived. */
async function attempt(title: string, inject: () => Promise<string | void>): Promise<void> {
  count.injected += 1;
  try {
    const said = await inject();
    count.survived += 1;
    console.log(`survived  ${title}${said ? `: ${said}` : ''}`);
  } catch (error) {
    console.log(`FAILED    ${title}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function kill(victim: (typeof VICTIMS)[number]): Promise<string> {
  const { submissions, acknowledged, lost, damage } = await killedWhileSubmitting(SUBMISSIONS, victim);
  count.lost += lost;
  if (lost > 0 || damage !== '') throw new Error(`${lost} acknowledged filings lost. ${damage}`);
  return `${acknowledged} of ${submissions} acknowledged, none lost`;
}

/** The real app on a database of its own, for what needs no process to be killed. */
async function withApp<Result>(template: Template, work: (app: TestApp) => Promise<Result>): Promise<Result> {
  const database = await copiedDatabase(template, template.name);
  const { testApp, close } = await appOnDatabase(database, START);
  try {
    return await work(testApp);
  } finally {
    await close();
    await database.drop();
  }
}

async function injectFaults(template: Template): Promise<void> {
  await withApp(template, async (app) => {
    const site = await siteOf(app);
    for (const { title, inject } of [...faults, approvalsAtOnce(APPROVALS_AT_ONCE)])
      await attempt(title, () => inject(site));
  });
  await attempt(`${MUTATED_PACKAGES} changed install packages`, () => mutatedPackages(MUTATED_PACKAGES));
  await attempt(`${MUTATED_IN_CHILDREN} of them in processes of their own`, () =>
    mutatedPackagesInChildren(MUTATED_IN_CHILDREN),
  );
  await attempt('several servers at once on one folder', secondServer);
  await attempt(`kill -9 of the server during an upload of ${UPLOAD_MB} MB`, () =>
    killedWhileUploading(UPLOAD_MB, UPLOAD_KILLS),
  );
  if (canMount) {
    await attempt('the disk is full during an upload', fullDiskWhileUploading);
    await attempt('the disk is full during submissions', fullDiskWhileWriting);
  } else console.log('not tried: a full disk, for which file systems cannot be mounted here');
  const expected = await schemaOf(template.ownerUrl);
  for (const afterMs of KILLED_AFTER_MS) {
    const empty = await copiedDatabase(template, 'template0');
    await attempt(`killed ${afterMs} ms into a migration`, () => killedMigration(empty, afterMs, expected));
    await empty.drop();
  }
  await injectOutages(template);
  for (let round = 0; round < ROUNDS; round += 1) {
    const victim = VICTIMS[round % VICTIMS.length] ?? 'both';
    await attempt(`kill -9 of ${victim} during ${SUBMISSIONS} submissions`, () => kill(victim));
  }
}

async function injectOutages(template: Template): Promise<void> {
  for (let cut = 0; cut < LINK_CUTS; cut += 1)
    await attempt('the database link is cut', () => overLink(template, linkCut));
  await attempt(`the database hangs for ${HANGS_MS / 1000} s`, () =>
    overLink(template, databaseHangs(HANGS_MS)),
  );
  await attempt(`kill -9 of the database under load, ${DATABASE_KILLS} times`, async () => {
    const { acknowledged, refusals } = await databaseRestarted(DATABASE_KILLS, 200);
    return `${acknowledged} acknowledged, ${refusals} times told to come back`;
  });
  await attempt(`kill -9 of the server while it approves, ${KILLED_APPROVING.length} times`, async () => {
    const { approvals, inTheMiddle } = await killedWhileApproving(KILLED_APPROVING);
    return `${approvals} approvals, ${inTheMiddle} kills in the middle of a burst`;
  });
}

async function overLink(template: Template, fault: LinkFault): Promise<string> {
  const database = await copiedDatabase(template, template.name);
  try {
    const { refusals } = await serveOverLink(database, fault, { steps: LINK_STEPS, now: new Date() });
    return `${LINK_STEPS} acknowledged, ${refusals} times told to come back`;
  } finally {
    await database.drop();
  }
}

const { template, stop } = await startTemplate();
const inputs = await withApp(template, async (app) => tryAllBadInputs(await aWorld(app)));
for (const failure of inputs.failures) console.log(`NOT REFUSED  ${failure}`);
await injectFaults(template);
await stop();
console.log(
  `bad inputs refused ${inputs.refused} / ${inputs.tried}, odd texts taken or refused without an error ${inputs.odd}, failures ${inputs.failures.length}`,
);
console.log(`faults survived ${count.survived} / ${count.injected}, acknowledged writes lost ${count.lost}`);
process.exitCode = count.survived === count.injected && inputs.failures.length === 0 ? 0 : 1;
