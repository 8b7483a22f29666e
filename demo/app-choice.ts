import type { LegalDay } from '../src/policy/legal-day.ts';
import type { Stage } from '../src/policy/option-lists.ts';
import type { DemoApp } from './apps.ts';
import type { Seeded } from './seeded.ts';

/** Which apps a school of a stage may choose on a day: those for its pupils, parents or teachers, filed before. */
export class AppChoice {
  readonly #pools = new Map<string, readonly DemoApp[]>();

  /** Apps in the order of their filing. */
  constructor(apps: readonly DemoApp[]) {
    for (const stage of ['university', 'vocational', 'primary-secondary', 'kindergarten'] as const) {
      const suitable = apps.filter((app) => suits(app, stage));
      this.#pools.set(`${stage} recommended`, suitable);
      this.#pools.set(`${stage} required`, suitable.filter(mayBeRequired));
    }
  }

  /** Different ones; those filed early are chosen more often, as are those that everybody has. */
  pick(
    random: Seeded,
    wanted: { stage: Stage; nature: string; before: LegalDay; taken: ReadonlySet<string> },
  ): DemoApp {
    const pool = this.#pools.get(`${wanted.stage} ${wanted.nature}`) ?? [];
    const available = countBefore(pool, wanted.before);
    const first = Math.floor(random.next() ** 1.6 * available);
    for (let step = 0; step < available; step += 1) {
      const app = pool[(first + step) % available];
      if (app && !wanted.taken.has(app.key) && !isShunned(app, wanted.before)) return app;
    }
    throw new RangeError(`no app left for ${wanted.stage} before ${wanted.before}`);
  }
}

function isShunned({ chosenUntil }: DemoApp, day: LegalDay): boolean {
  return chosenUntil !== undefined && chosenUntil < day;
}

function suits({ audience }: DemoApp, stage: Stage): boolean {
  if (audience.includes(stage)) return true;
  const forStudents = audience.some((one) => one !== 'parent' && one !== 'teacher');
  return !forStudents && audience.includes('teacher');
}

/** What is required of everybody may neither charge nor show advertisements or games. */
function mayBeRequired({ advertisements, games, charges }: DemoApp): boolean {
  return !advertisements && !games && !charges;
}

function countBefore(pool: readonly DemoApp[], day: LegalDay): number {
  let low = 0;
  let high = pool.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pool[middle]?.filedOn ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
