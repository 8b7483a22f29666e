// node test/judge-patterns.ts [--check]: judges every pattern of the program and of the API anew and writes down those that
// are safe, so that the tests have to judge the new ones only. With --check it just says whether what is written is right.
import { readFileSync, writeFileSync } from 'node:fs';
import { allPatterns, JUDGED_FILE, textOf, weaknessOf } from './patterns.ts';

const judged = allPatterns().map((pattern) => ({ pattern, weakness: weaknessOf(pattern) }));
const weak = judged.filter(({ weakness }) => weakness !== undefined);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const { pattern, weakness } of weak) say(`${pattern.where} ${textOf(pattern)} is ${weakness}`);
const safe = judged.flatMap(({ pattern, weakness }) => (weakness === undefined ? [textOf(pattern)] : []));

if (process.argv.includes('--check')) {
  const wrong = (JSON.parse(readFileSync(JUDGED_FILE, 'utf8')) as string[]).filter(
    (text) => !safe.includes(text),
  );
  for (const text of wrong) say(`${text} is called safe in ${JUDGED_FILE} and is not, or is not used`);
  process.exitCode = weak.length + wrong.length > 0 ? 1 : 0;
} else {
  writeFileSync(JUDGED_FILE, `${JSON.stringify(safe.toSorted(), null, 2)}\n`);
  process.exitCode = weak.length > 0 ? 1 : 0;
}
say(`${judged.length} patterns judged`);
