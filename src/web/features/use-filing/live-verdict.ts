import type { FileId } from '../../../policy/ids.ts';
import type { LegalDay } from '../../../policy/legal-day.ts';
import type { FunctionType } from '../../../policy/option-lists.ts';
import { type Addressee, type Circumstances, checkAll, type Verdict } from '../../../policy/rule.ts';
import type { RegisteredApp, UseFilingFacts } from '../../../policy/use-filing/facts.ts';
import { attachedFiles, type Purpose, type UseFilingForm } from '../../../policy/use-filing/form.ts';
import { useFormRules } from '../../../policy/use-filing/rules.ts';
import type { Schema } from '../../api/client.ts';
import type { RegisterApp, Unit } from './queries.ts';

/** What turns on facts that only the server has: other filings, the calendar, stored files and packages, an app looked up later. */
export const BY_SERVER: ReadonlySet<string> = new Set([
  ...[
    'the-picked-app-is-in-the-register',
    'an-app-is-filed-once',
    'a-use-filing-ends-the-declaration-of-no-use',
    'a-change-is-filed-within-ten-working-days',
    'the-attached-files-exist',
  ].map((name) => `use-filing/${name}`),
  ...[
    'an-app-is-filed-once',
    'the-name-of-an-app-is-not-anothers',
    'an-earlier-filing-of-the-app-ended',
    'a-package-carries-the-id-that-was-declared',
    'a-package-carries-the-version-that-was-declared',
    'a-package-is-whole-and-signed',
    'a-package-keeps-its-signer',
    'a-package-raises-its-version-code',
    'a-package-is-no-test-build',
    'a-package-targets-a-recent-android',
    'a-package-encrypts-its-traffic',
    'a-package-asks-for-no-undeclared-permission',
    'a-declared-permission-is-asked-for',
    'the-permissions-fit-the-function',
    'the-kits-in-a-package-agree-with-the-answers',
  ].map((name) => `provider-filing/${name}`),
]);
const HERE = useFormRules.filter(({ id }) => !BY_SERVER.has(id));

type Found = Schema<'Violation'>;

export interface ShownVerdict {
  readonly violations: readonly Found[];
  readonly warnings: readonly Found[];
}

interface Judged {
  readonly form: UseFilingForm;
  readonly purpose: Purpose;
  readonly unit: Unit;
  readonly app: RegisterApp | undefined;
}

/** The server's rules on what is being typed, and of what only the server can tell its last answer. */
export function liveVerdict(judged: Judged, answered: ShownVerdict | undefined): ShownVerdict {
  const here: Verdict = checkAll(HERE, factsOf(judged), circumstancesOf(judged));
  const told = (found: readonly Found[] = []): Found[] => found.filter(({ rule }) => BY_SERVER.has(rule));
  return {
    violations: [...here.violations, ...told(answered?.violations)] as Found[],
    warnings: [...here.warnings, ...told(answered?.warnings)] as Found[],
  };
}

function factsOf({ form, purpose, unit, app }: Judged): UseFilingFacts {
  return {
    form,
    purpose,
    unit,
    submittedOn: unit.today,
    app: app && registeredApp(app, unit),
    ownApp: {
      contents: unit.contents,
      permissions: unit.permissions,
      oldestTarget: unit.oldestTarget,
      sameApps: [],
      inspections: new Map(),
      knownSigners: [],
      earlierPackages: new Map(),
    },
    scenes: unit.scenes.filter(({ retired }) => retired !== true),
    kindsInScope: unit.kindsInScope,
    existing: undefined,
    declarationInForce: false,
    requiredByIsAbove: undefined,
    files: new Set<FileId>(attachedFiles(form).map(({ file }) => file)),
    workingDaysSinceChange: undefined,
  };
}

function registeredApp(app: RegisterApp, unit: Unit): RegisteredApp {
  return {
    name: app.name,
    status: app.status,
    statusSince: app.statusSince as LegalDay,
    origin: app.origin,
    ownedByUnit: app.providerId === unit.id,
    kind: app.kind,
    functionTypes: app.functionTypes as FunctionType[],
    declaredAdvertisements: app.advertisements,
    declaredGames: app.games,
    declaredCharges: app.charges,
  };
}

/** Where the unit is tells which local notices are cited; its region code names the areas above. */
function circumstancesOf({ form, unit }: Judged): Circumstances {
  const region = form.unit?.domicile?.region ?? '';
  const areas = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`];
  const addressees: readonly Addressee[] =
    unit.kind === 'school' ? unit.stages.map((stage): Addressee => `school:${stage}`) : [unit.kind];
  return { today: unit.today, addressees, territories: ['000000', ...(region.length === 6 ? areas : [])] };
}
