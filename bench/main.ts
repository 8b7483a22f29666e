// npm run bench [-- W4 W11 --size henan --quick]: runs all or the named workloads and prints the table of their figures.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openContext } from './context.ts';
import { type SizeName, sizes } from './dataset.ts';
import { readMachine } from './machine.ts';
import { machineLines, tableOf, type WorkloadResult, writeResults } from './report.ts';
import type { Workload } from './workload.ts';

const FOLDER = join(import.meta.dirname, 'workloads');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, size: { type: 'string', default: 'nation' } },
});
const workloads = await chosen(positionals.map((id) => id.toUpperCase()));
const context = await openContext({
  quick: values.quick,
  size: values.quick ? 'small' : sizeNamed(values.size),
});
try {
  const machine = await readMachine(context);
  for (const line of machineLines(machine)) console.log(line);
  const results: WorkloadResult[] = [];
  for (const workload of workloads) results.push(await runOne(workload));
  console.log(`\n${tableOf(results)}`);
  console.log(
    `\n${writeResults(join(import.meta.dirname, 'results'), { machine, results, quick: values.quick })}`,
  );
  if (results.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
} finally {
  await context.close();
}

function sizeNamed(name: string): SizeName {
  if (name in sizes) return name as SizeName;
  throw new Error(`no size ${name}, but ${Object.keys(sizes).join(', ')}`);
}

async function chosen(ids: readonly string[]): Promise<Workload[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    files.map((name) => import(join(FOLDER, name)) as Promise<{ workload: Workload }>),
  );
  const all = modules.map(({ workload }) => workload).toSorted((a, b) => numberOf(a) - numberOf(b));
  const unknown = ids.filter((id) => !all.some((workload) => workload.id === id));
  if (unknown.length > 0) throw new Error(`no workload ${unknown.join(', ')}`);
  return all.filter(({ id }) => ids.length === 0 || ids.includes(id));
}

function numberOf({ id }: Workload): number {
  return Number(id.slice(1));
}

/** One that fails leaves the others their turn. */
async function runOne(workload: Workload): Promise<WorkloadResult> {
  const { id, title } = workload;
  console.log(`\n${id} ${title}`);
  const start = performance.now();
  try {
    const figures = await workload.run(context);
    return { id, title, figures, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    console.error(error);
    return { id, title, figures: [], seconds: (performance.now() - start) / 1000, failure: String(error) };
  }
}
