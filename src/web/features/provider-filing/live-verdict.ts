import type { PackageReport } from '../../../policy/app-packages/report.ts';
import type { FileId } from '../../../policy/ids.ts';
import type { ProviderFilingFacts } from '../../../policy/provider-filing/facts.ts';
import { attachedFiles, type ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { providerFilingRules } from '../../../policy/provider-filing/rules.ts';
import { type Circumstances, checkAll, type Verdict } from '../../../policy/rule.ts';
import type { Schema } from '../../api/client.ts';

/**
 * By the rules of the server, on what can be known here. Other records of the same app, and files that are no
 * packages, the server looks at before submission.
 */
export function liveVerdict(
  form: ProviderFilingForm,
  { facts, circumstances }: Schema<'ProviderFilingGround'>,
  reports: ReadonlyMap<FileId, PackageReport>,
): Verdict {
  const files: ReadonlySet<FileId> = new Set(attachedFiles(form).map(({ file }) => file));
  const known = {
    ...facts,
    form,
    files,
    sameApps: [],
    inspections: reports,
    knownSigners: [],
    earlierPackages: new Map(),
    workingDaysSinceChange: undefined,
  };
  return checkAll(
    providerFilingRules,
    known as unknown as ProviderFilingFacts,
    circumstances as unknown as Circumstances,
  );
}
