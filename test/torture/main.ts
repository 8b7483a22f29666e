// Kills the real server, its database, or both, again and again while filings are submitted.
import { killedWhileSubmitting } from './killed-while-submitting.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const SUBMISSIONS = Number(process.env['SUBMISSIONS'] ?? 5_000);
const VICTIMS = ['server', 'database', 'both'] as const;

let survived = 0;
let lost = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const victim = VICTIMS[round % VICTIMS.length] ?? 'both';
  const result = await killedWhileSubmitting(SUBMISSIONS, victim);
  const isSurvived = result.lost === 0 && result.intact;
  survived += isSurvived ? 1 : 0;
  lost += result.lost;
  console.log(
    `${round + 1}. kill -9 ${victim}: ${result.acknowledged} of ${result.submissions} acknowledged, ` +
      `${result.lost} lost, timelines and completion ${result.intact ? 'intact' : 'NOT INTACT'}`,
  );
}
console.log(`faults survived ${survived} / ${ROUNDS}, acknowledged writes lost ${lost}`);
process.exitCode = survived === ROUNDS ? 0 : 1;
