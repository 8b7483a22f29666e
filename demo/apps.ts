import { filingNumber } from '../src/policy/identifiers/filing-number.ts';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import type { AppKind, FunctionType, Platform } from '../src/policy/option-lists.ts';
import { type Audience, ENDINGS, HENAN_CITIES, THEMES, TRADES } from './app-words.ts';
import { exampleCreditCode } from './credit-code.ts';
import { Seeded } from './seeded.ts';
import { type IsWorkingDay, WorkDays } from './work-days.ts';

/** A company that develops apps. */
export interface DemoProvider {
  readonly name: string;
  readonly creditCode: string;
  /** Such as 郑州. */
  readonly city: string;
}

export interface DemoApp {
  readonly key: string;
  /** Null for what platform operators recorded, and for what is filed here: the platform numbers it. */
  readonly number: string | null;
  readonly name: string;
  readonly version: string;
  readonly kind: AppKind;
  readonly origin: 'provider-filing' | 'other-province' | 'platform-operator';
  readonly provider: DemoProvider;
  readonly platforms: readonly Platform[];
  readonly functionTypes: readonly FunctionType[];
  readonly audience: readonly Audience[];
  readonly content: readonly string[];
  readonly permissions: readonly string[];
  readonly advertisements: boolean;
  readonly games: boolean;
  readonly charges: boolean;
  readonly filedOn: LegalDay;
  /** The last day on which schools choose it: something will happen to its filing. */
  readonly chosenUntil?: LegalDay;
}

const COUNT = 700;

/** Those whose filing is suspended or revoked later, by key, see register-changes.ts. */
const CHOSEN_UNTIL: Readonly<Record<string, LegalDay>> = {
  'app-058': legalDay('2020-07-31'),
  'app-142': legalDay('2021-12-31'),
};

/** Example apps in the order in which they were filed, from 2019-12-02 on. The same every time. */
export function demonstrationApps(isWorkingDay: IsWorkingDay): DemoApp[] {
  const serials = new Map<string, number>();
  const byDay = new Map<LegalDay, DemoProvider>();
  return filingDays(isWorkingDay).map((filedOn, index) => {
    const random = new Seeded('app', index);
    const place = placeOf(random, index);
    const app = exampleApp(random, { index, filedOn, place });
    if (app.origin !== 'provider-filing')
      return { ...app, number: place.province === null ? null : nextNumber(place.province, serials) };
    const provider = byDay.get(filedOn) ?? app.provider;
    byDay.set(filedOn, provider);
    const chosenUntil = CHOSEN_UNTIL[app.key];
    return { ...app, provider, ...(chosenUntil && { chosenUntil }) };
  });
}

/** Apps of a Henan provider beyond those, which are not in the register, or not when schools choose. */
export function furtherApps(
  provider: DemoProvider,
  filedOn: LegalDay,
  { from, count }: { readonly from: number; readonly count: number },
): DemoApp[] {
  return Array.from({ length: count }, (_, place) => {
    const index = COUNT + from + place;
    const random = new Seeded('app', index);
    return { ...exampleApp(random, { index, filedOn, place: henan(provider.city) }), provider };
  });
}

interface Entry {
  readonly index: number;
  readonly filedOn: LegalDay;
  readonly place: FilingPlace;
}

function exampleApp(random: Seeded, { index, filedOn, place }: Entry): DemoApp {
  const { theme, name } = NAMES[index] ?? never(index);
  const isOnPlatform = place.origin === 'platform-operator';
  return {
    key: `app-${String(index + 1).padStart(3, '0')}`,
    number: null,
    name,
    version: `${random.integer(1, 6)}.${random.integer(0, 9)}.${random.integer(0, 20)}`,
    kind: isOnPlatform ? random.pick(['mini-program', 'official-account'] as const) : 'app',
    origin: place.origin,
    provider: providerOf(random, place.city),
    platforms: isOnPlatform ? [] : platformsOf(random),
    functionTypes: [theme.functionType],
    audience: theme.audience,
    content: theme.content,
    permissions: theme.permissions,
    ...flagsOf(random, theme.functionType),
    filedOn,
  };
}

/**
 * How many were filed from each day until the day before the next, and how many of them on one day: few days, so that
 * the demonstration loads quickly.
 */
const PERIODS = [
  ['2019-12-02', 110, 6],
  ['2020-01-02', 90, 6],
  ['2020-02-03', 120, 6],
  ['2020-04-01', 100, 6],
  ['2020-07-01', 90, 6],
  ['2021-01-04', 60, 5],
  ['2022-01-04', 50, 5],
  ['2023-01-03', 30, 3],
  ['2024-01-02', 20, 2],
  ['2025-01-02', 20, 2],
  ['2026-01-04', 10, 2],
  ['2026-10-01', 0, 1],
] as const;

function filingDays(isWorkingDay: IsWorkingDay): LegalDay[] {
  return PERIODS.flatMap(([from, count, together], index) => {
    const next = PERIODS[index + 1];
    if (!next) return [];
    const all = new WorkDays(legalDay(from), legalDay(next[0]), isWorkingDay).days.slice(0, -1);
    return Array.from({ length: count }, (_, i) => {
      const share = (i - (i % together) + 0.5) / count;
      return all[Math.floor(share * all.length)] ?? never(i);
    });
  });
}

/** Every theme with every ending, mixed. */
const NAMES = exampleNames();

function exampleNames(): { theme: (typeof THEMES)[number]; name: string }[] {
  const random = new Seeded('names of apps');
  return THEMES.flatMap((theme) => ENDINGS.map((ending) => ({ theme, name: `示例${theme.word}${ending}` })))
    .map((entry) => ({ entry, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
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
  return henan(city);
}

const henan = (city: string): FilingPlace => ({ province: '41', origin: 'provider-filing', city });

/** Of other provinces: far above what these have given out. */
const FIRST_SERIAL = 90_001;

function nextNumber(province: string, serials: Map<string, number>): string {
  const serial = serials.get(province) ?? FIRST_SERIAL;
  serials.set(province, serial + 1);
  return filingNumber(province, serial);
}

function platformsOf(random: Seeded): Platform[] {
  return random.chance(0.8) ? ['android', 'ios'] : ['android'];
}

const FIRST_PROVIDER = 100_000;

const STEMS = ['', '甲', '乙', '丙', '丁', '戊', '己', '庚'];

/** A few have many apps, most have one or two. */
function providerOf(random: Seeded, city: string): DemoProvider {
  const trade = Math.floor(random.next() ** 1.4 * TRADES.length);
  const stem = Math.floor(random.next() ** 1.4 * STEMS.length);
  const place = [...HENAN_CITIES, '北京', '成都'].indexOf(city);
  const sequence = (place * TRADES.length + trade) * STEMS.length + stem;
  return {
    name: `示例${STEMS[stem] ?? never(stem)}${TRADES[trade] ?? never(trade)}（${city}）有限公司`,
    creditCode: exampleCreditCode('91', FIRST_PROVIDER + sequence),
    city,
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
