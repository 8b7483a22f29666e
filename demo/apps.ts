import { filingNumber } from '../src/policy/identifiers/filing-number.ts';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import type { AppKind, FunctionType, Platform } from '../src/policy/option-lists.ts';
import { type Audience, ENDINGS, HENAN_CITIES, THEMES, TRADES } from './app-words.ts';
import { exampleCreditCode } from './credit-code.ts';
import { Seeded } from './seeded.ts';
import { type IsWorkingDay, WorkDays } from './work-days.ts';

export interface DemoApp {
  readonly key: string;
  /** Null for what platform operators recorded. */
  readonly number: string | null;
  readonly name: string;
  readonly version: string;
  readonly kind: AppKind;
  readonly origin: 'earlier-system' | 'other-province' | 'platform-operator';
  readonly provider: { readonly name: string; readonly creditCode: string };
  readonly platforms: readonly Platform[];
  readonly functionTypes: readonly FunctionType[];
  readonly audience: readonly Audience[];
  readonly content: readonly string[];
  readonly permissions: readonly string[];
  readonly advertisements: boolean;
  readonly games: boolean;
  readonly charges: boolean;
  readonly filedOn: LegalDay;
}

const COUNT = 700;

/** Example apps in the order in which they were filed, from 2019-12-02 on. The same every time. */
export function demonstrationApps(isWorkingDay: IsWorkingDay): DemoApp[] {
  const days = filingDays(isWorkingDay);
  const names = exampleNames();
  const serials = new Map<string, number>();
  return days.map((filedOn, index) => {
    const { theme, name } = names[index] ?? never(index);
    const random = new Seeded('app', index);
    const place = placeOf(random, index);
    return {
      key: `app-${String(index + 1).padStart(3, '0')}`,
      number: place.province === null ? null : nextNumber(place.province, serials),
      name,
      version: `${random.integer(1, 6)}.${random.integer(0, 9)}.${random.integer(0, 20)}`,
      kind: place.province === null ? random.pick(['mini-program', 'official-account'] as const) : 'app',
      origin: place.origin,
      provider: providerOf(random, place.city),
      platforms: place.province === null ? [] : platformsOf(random),
      functionTypes: [theme.functionType],
      audience: theme.audience,
      content: theme.content,
      permissions: theme.permissions,
      ...flagsOf(random, theme.functionType),
      filedOn,
    };
  });
}

/** How many were filed from each day until the day before the next. */
const PERIODS = [
  ['2019-12-02', 110],
  ['2020-01-02', 90],
  ['2020-02-03', 120],
  ['2020-04-01', 100],
  ['2020-07-01', 90],
  ['2021-01-04', 60],
  ['2022-01-04', 50],
  ['2023-01-03', 30],
  ['2024-01-02', 20],
  ['2025-01-02', 20],
  ['2026-01-04', 10],
  ['2026-10-01', 0],
] as const;

function filingDays(isWorkingDay: IsWorkingDay): LegalDay[] {
  return PERIODS.flatMap(([from, count], index) => {
    const next = PERIODS[index + 1];
    if (!next) return [];
    const all = new WorkDays(legalDay(from), legalDay(next[0]), isWorkingDay).days.slice(0, -1);
    return Array.from(
      { length: count },
      (_, i) => all[Math.floor(((i + 0.5) * all.length) / count)] ?? never(i),
    );
  });
}

/** Every theme with every ending, mixed. */
function exampleNames(): { theme: (typeof THEMES)[number]; name: string }[] {
  const random = new Seeded('names of apps');
  return THEMES.flatMap((theme) => ENDINGS.map((ending) => ({ theme, name: `示例${theme.word}${ending}` })))
    .map((entry) => ({ entry, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, COUNT)
    .map(({ entry }) => entry);
}

interface FilingPlace {
  readonly province: string | null;
  readonly origin: DemoApp['origin'];
  readonly city: string;
}

function placeOf(random: Seeded, index: number): FilingPlace {
  if (index % 23 === 22)
    return { province: null, origin: 'platform-operator', city: random.pick(HENAN_CITIES) };
  const other = random.next();
  if (other < 0.1) return { province: '11', origin: 'other-province', city: '北京' };
  if (other < 0.15) return { province: '51', origin: 'other-province', city: '成都' };
  const city = random.chance(0.6) ? '郑州' : random.pick(HENAN_CITIES);
  return { province: '41', origin: 'earlier-system', city };
}

/** Henan's begin with 1; those of other provinces far above what these have given out. */
const FIRST_SERIALS: Readonly<Record<string, number>> = { '41': 1, '11': 90_001, '51': 90_001 };

function nextNumber(province: string, serials: Map<string, number>): string {
  const serial = serials.get(province) ?? FIRST_SERIALS[province] ?? 1;
  serials.set(province, serial + 1);
  return filingNumber(province, serial);
}

function platformsOf(random: Seeded): Platform[] {
  return random.chance(0.8) ? ['android', 'ios'] : ['android'];
}

const FIRST_PROVIDER = 100_000;

const STEMS = ['', '甲', '乙', '丙', '丁', '戊', '己', '庚'];

/** A few have many apps, most have one or two. */
function providerOf(random: Seeded, city: string): DemoApp['provider'] {
  const trade = Math.floor(random.next() ** 1.4 * TRADES.length);
  const stem = Math.floor(random.next() ** 1.4 * STEMS.length);
  const place = [...HENAN_CITIES, '北京', '成都'].indexOf(city);
  const sequence = (place * TRADES.length + trade) * STEMS.length + stem;
  return {
    name: `示例${STEMS[stem] ?? never(stem)}${TRADES[trade] ?? never(trade)}（${city}）有限公司`,
    creditCode: exampleCreditCode('91', FIRST_PROVIDER + sequence),
  };
}

function flagsOf(
  random: Seeded,
  functionType: FunctionType,
): Pick<DemoApp, 'advertisements' | 'games' | 'charges'> {
  const isLearning = functionType === 'learning';
  return {
    advertisements: random.chance(0.06),
    games: random.chance(isLearning ? 0.04 : 0),
    charges: random.chance(isLearning ? 0.12 : 0.03),
  };
}

function never(index: number): never {
  throw new RangeError(`nothing at ${index}`);
}
