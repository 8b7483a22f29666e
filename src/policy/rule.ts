import { cite, NATIONWIDE, type Provision, type Territory } from './articles.ts';
import { type LegalDay, legalDay } from './legal-day.ts';

/** Whom a rule binds. `school:university` is a school that has the stage university, and so on. */
export type Addressee =
  | 'authority'
  | 'subordinate-unit'
  | 'school:university'
  | 'school:vocational'
  | 'school:primary-secondary'
  | 'school:kindergarten'
  | 'provider'
  | 'platform-operator'
  | 'app-store';

export const SCHOOLS = [
  'school:university',
  'school:vocational',
  'school:primary-secondary',
  'school:kindergarten',
] as const satisfies readonly Addressee[];

/** 机构使用者: those who file the use of apps (M 8). */
export const USING_UNITS = [
  'authority',
  'subordinate-unit',
  ...SCHOOLS,
] as const satisfies readonly Addressee[];

/** Whoever is entered on the platform. */
export const EVERYBODY = [
  ...USING_UNITS,
  'provider',
  'platform-operator',
  'app-store',
] as const satisfies readonly Addressee[];

/** 提供者: whoever files apps, companies and also schools and authorities (M 10, JU-2). */
export const PROVIDERS = EVERYBODY;

/** Since when what binds the platform itself holds: on every day that it can know of. */
export const ALWAYS = legalDay('1949-10-01');

/** A violation stops the action; a warning is shown to both sides and the reviewer decides. */
export type Severity = 'violation' | 'warning';

/** What a check reports: which field, what is wrong, what to do. Both sentences are Chinese, for a clerk. */
export interface Finding {
  /** Path of the field in the form, such as `decision.minutes`; absent when no single field is at fault. */
  readonly field?: string;
  readonly message: string;
  readonly remedy: string;
}

/** What holds on the day a rule is checked, there and for that kind of organisation. */
export interface Circumstances {
  readonly today: LegalDay;
  /** Administrative codes of the organisation's own area and of every authority above it. */
  readonly territories: readonly string[];
  readonly addressees: readonly Addressee[];
}

/** Rules for accounts and for the form of the tree hold on every day, everywhere, for whoever is entered. */
export function onThePlatform(today: LegalDay): Circumstances {
  return { today, territories: [NATIONWIDE], addressees: EVERYBODY };
}

export interface Rule<Facts> {
  /** Its path below `src/policy`, without `.ts`. */
  readonly id: string;
  /** The requirement it answers, such as `UF-3`. */
  readonly ref: string;
  /** The rule in one Chinese sentence. */
  readonly title: string;
  /** Empty only with `ours`: what the texts do not say and we decided. */
  readonly sources: readonly Provision[];
  readonly ours?: string;
  readonly from: LegalDay;
  /** The last day on which it holds. */
  readonly to?: LegalDay;
  readonly territory: Territory;
  readonly addressees: readonly Addressee[];
  readonly severity: Severity;
  /** Pure; returns every finding at once, an empty list if the rule is kept. */
  readonly check: (facts: Facts, circumstances: Circumstances) => readonly Finding[];
}

export interface Violation extends Finding {
  readonly rule: string;
  readonly ref: string;
  readonly source: string;
  readonly severity: Severity;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  readonly warnings: readonly Violation[];
}

export function defineRule<Facts>(rule: Rule<Facts>): Rule<Facts> {
  return Object.freeze(rule);
}

/** Whether the rule holds on that day, in that place, for that kind of organisation. */
export function applies(rule: Rule<never>, circumstances: Circumstances): boolean {
  const { today, addressees } = circumstances;
  const over = rule.to !== undefined && rule.to < today;
  return (
    !over && holds(rule, circumstances) && addressees.some((addressee) => rule.addressees.includes(addressee))
  );
}

function holds(
  { from, territory }: { readonly from: LegalDay; readonly territory: Territory },
  { today, territories }: Circumstances,
): boolean {
  return from <= today && (territory === NATIONWIDE || territories.includes(territory));
}

/** Every violation and warning at once, in the order of the rules. */
export function checkAll<Facts>(
  rules: readonly Rule<Facts>[],
  facts: Facts,
  circumstances: Circumstances,
): Verdict {
  const found = rules
    .filter((rule) => applies(rule as Rule<never>, circumstances))
    .flatMap((rule) =>
      rule.check(facts, circumstances).map((finding) => violationOf(rule, finding, circumstances)),
    );
  return {
    violations: found.filter(({ severity }) => severity === 'violation'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
  };
}

/** Cites those of the rule's sources that hold there that day: nobody is told of another province's notice. */
function violationOf(rule: Rule<never>, finding: Finding, circumstances: Circumstances): Violation {
  const sources = rule.sources.filter(({ instrument }) => holds(instrument, circumstances));
  const source = sourceOf({ ...rule, sources });
  return { ...finding, rule: rule.id, ref: rule.ref, source, severity: rule.severity };
}

/** The provisions as people cite them, or what we decided where the texts are silent. */
export function sourceOf(rule: Pick<Rule<never>, 'sources' | 'ours'>): string {
  return [...rule.sources.map(cite), ...(rule.ours === undefined ? [] : [`平台规定：${rule.ours}`])].join(
    '、',
  );
}
