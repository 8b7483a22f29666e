import type { Stage, UseNature } from '../src/policy/option-lists.ts';
import type { AppChoice } from './app-choice.ts';
import type { FilingDraft } from './planned-filing.ts';
import type { DemoSchool } from './schools.ts';
import type { Seeded } from './seeded.ts';
import type { FilingDays } from './timetable.ts';

/** One school's filings as they are planned: never the same app twice, only apps filed before. */
export class SchoolPlan {
  readonly random: Seeded;
  readonly drafts: FilingDraft[] = [];
  readonly #school: DemoSchool;
  readonly #apps: AppChoice;
  readonly #taken = new Set<string>();

  constructor(school: DemoSchool, apps: AppChoice, random: Seeded) {
    this.#school = school;
    this.#apps = apps;
    this.random = random;
  }

  declare(days: FilingDays): void {
    this.#add(null, null, days, DECLARATION_REASONS);
  }

  fileApp(days: FilingDays): void {
    const nature: UseNature = this.random.chance(0.24) ? 'required' : 'recommended';
    const stage: Stage = this.#school.stages[0] ?? 'primary-secondary';
    const wanted = { stage, nature, before: days.submittedOn, taken: this.#taken };
    const app = this.#apps.pick(this.random, wanted).key;
    this.#taken.add(app);
    this.#add(app, nature, days, nature === 'required' ? REQUIRED_REASONS : RECOMMENDED_REASONS);
  }

  #add(app: string | null, nature: UseNature | null, days: FilingDays, reasons: readonly string[]): void {
    const organisation = this.#school.code;
    this.drafts.push({
      organisation,
      app,
      nature,
      ...days,
      reasons: days.returnedOn === null ? [] : this.#reasonsFrom(reasons),
    });
  }

  #reasonsFrom(reasons: readonly string[]): string[] {
    const first = this.random.integer(0, reasons.length - 1);
    return reasons.slice(first, first + this.random.integer(1, 2));
  }
}

const REQUIRED_REASONS = [
  '集体决策纪要没有写明参加人员，请补充',
  '协议没有写明个人信息保护责任，请补充',
  '使用场景与应用的功能不符，请核对后改正',
  '住所地没有写到门牌号，请补充',
];
const RECOMMENDED_REASONS = [
  '使用对象漏填家长，请核对后补充',
  '使用场景过于笼统，请逐项选择',
  '住所地没有写到门牌号，请补充',
];
const DECLARATION_REASONS = ['班级群中使用的小程序也属于教育移动应用，请核实后重新声明'];
