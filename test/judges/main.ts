import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { textTable } from '../../src/cli/text-table.ts';
import { installJudges } from './install.ts';
import { madePackages } from './made-packages.ts';
import { inspect, readByAapt, readByUs, signaturesByApksigner, signaturesByUs } from './readings.ts';
import { realPackages } from './real-packages.ts';
import { TAMPERINGS } from './tampering.ts';

/**
 * Whether outside judges find what our inspection finds. Fetches the packages into the folder that is named, and leaves
 * them there for the journeys; prints the tables; the exit code says whether all agree.
 */
const [, , folder = ''] = process.argv;
mkdirSync(folder, { recursive: true });
let disagreements = 0;

function compare<Facts extends object>(ours: Facts, theirs: Facts): string {
  const differing = (Object.keys(theirs) as (keyof Facts & string)[]).filter(
    (key) => ours[key] !== theirs[key],
  );
  disagreements += differing.length;
  for (const key of differing)
    console.error(`  ${key}: ours ${String(ours[key])} · theirs ${String(theirs[key])}`);
  return differing.length === 0 ? 'equal' : `DIFFER: ${differing.join(', ')}`;
}

async function judge(name: string, path: string): Promise<string[]> {
  const [report, reading, signatures] = await Promise.all([
    inspect(path),
    readByAapt(path),
    signaturesByApksigner(path),
  ]);
  const ours = signaturesByUs(report);
  return [
    name,
    compare(readByUs(report), reading),
    compare(ours, signatures),
    report.signing.verdict,
    ours.schemes,
  ];
}

/** Each tampering is refused by the judge, and named by us. */
async function judgeTampered(path: string): Promise<string[][]> {
  const apk = readFileSync(path);
  const rows: string[][] = [];
  for (const [what, tamper] of Object.entries(TAMPERINGS)) {
    const tampered = tamper(apk);
    if (tampered === undefined) continue;
    const changed = join(folder, 'tampered.apk');
    writeFileSync(changed, tampered);
    const [report, { verifies }] = await Promise.all([inspect(changed), signaturesByApksigner(changed)]);
    const broken = report.findings.filter(({ severity }) => severity === 'broken').map(({ code }) => code);
    const isNamed = report.signing.verdict !== 'verified' && broken.length > 0 && verifies === 'false';
    if (!isNamed) disagreements += 1;
    const outcome = isNamed ? 'equal' : 'DIFFER';
    rows.push([basename(path), what, outcome, report.signing.verdict, [...new Set(broken)].join(' ')]);
  }
  return rows;
}

/** One with each set of schemes: v1; v1 and v2; v2; all three. */
const TAMPERED_WITH = /unlock_apk-debug|ApiDemos-debug|settings_apk-debug|androidTest/;

async function compareAll(real: readonly string[]): Promise<void> {
  const made = await madePackages(folder);
  const rows: string[][] = [];
  for (const path of real) rows.push(await judge(basename(path), path));
  for (const [name, path] of made) rows.push(await judge(`made: ${name}`, path));
  console.log(textTable(['package', 'aapt', 'apksigner', 'verdict', 'schemes verified'], rows));
  const tampered: string[][] = [];
  for (const path of real.filter((name) => TAMPERED_WITH.test(name)))
    tampered.push(...(await judgeTampered(path)));
  console.log(textTable(['package', 'tampered with', 'apksigner', 'verdict', 'findings'], tampered));
  console.log(`install packages: ${disagreements} disagreements with aapt and apksigner`);
}

const real = await realPackages(folder);
if (await installJudges()) await compareAll(real);
process.exitCode = disagreements === 0 ? 0 : 1;
