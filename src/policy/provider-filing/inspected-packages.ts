import type { PackageReport } from '../app-packages/report.ts';
import type { Finding } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import type { FiledApp, InstallPackage } from './form.ts';
import { labelOf } from './placed-fields.ts';

/** A package of the form beside what its inspection has found. */
export interface InspectedPackage {
  readonly app: FiledApp;
  readonly declared: InstallPackage;
  readonly report: PackageReport;
  /** Its place in the form, such as `apps.a1.packages.0`, and what people call it. */
  readonly path: string;
  readonly label: string;
}

/** Every package that has been inspected. An inspection that is not done yet finds nothing. */
export function inspectedPackages({
  form,
  inspections,
}: Pick<ProviderFilingFacts, 'form' | 'inspections'>): InspectedPackage[] {
  return (form.apps ?? []).flatMap((app) =>
    (app.packages ?? []).flatMap((declared, index) => {
      const report = declared.file === undefined ? undefined : inspections.get(declared.file);
      const path = `apps.${app.key}.packages.${index}`;
      return report === undefined ? [] : [{ app, declared, report, path, label: labelOf(form, path) }];
    }),
  );
}

/** What a rule says of each inspected package of which it says anything. */
export function eachPackage(
  facts: Pick<ProviderFilingFacts, 'form' | 'inspections'>,
  say: (inspected: InspectedPackage) => Pick<Finding, 'message' | 'remedy'> | undefined,
): Finding[] {
  return inspectedPackages(facts).flatMap((inspected) => {
    const said = say(inspected);
    return said === undefined ? [] : [{ field: `${inspected.path}.file`, ...said }];
  });
}
