import type { z } from 'zod';
import { versionDifferences } from '../../../policy/app-packages/version-differences.ts';
import { SECTIONS } from '../../../policy/provider-filing/fields.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { itemOf } from '../../../policy/provider-filing/verification-items.ts';
import type { Violation } from '../../../policy/rule.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import type { OutsideSource } from '../../outside-source.ts';
import { filedForm } from './filed-form.ts';
import { ensureMayDecide, type Filing } from './filing.ts';
import { decisionsOf, type FindingDecision, keyOf } from './finding-decisions.ts';
import { judgeWithPackages } from './judgement.ts';
import { enquire } from './outside-sources.ts';
import type { PackageFacts } from './package-facts.ts';
import type { verificationView } from './schema.ts';
import { checksOf, itemsOf } from './verification.ts';

/** What is to be verified, item by item: what the rules and outside registers say of it, and what was found. */
export async function viewVerification(
  db: Reader,
  occasion: Occasion,
  filing: Filing,
  sources: readonly OutsideSource[],
): Promise<z.infer<typeof verificationView>> {
  ensureMayDecide(occasion, filing);
  const form = await filedForm(db, filing);
  const { verdict, packages } = await judgeWithPackages(db, occasion, filing, form);
  const findings = [...verdict.violations, ...verdict.warnings];
  const enquired = await enquire(form, sources);
  const checks = await checksOf(db, filing);
  const decisions = await decisionsOf(db, filing);
  const shown = (finding: Violation) => shownWith(decisions, finding);
  const items = (await itemsOf(db, filing)).map(({ path, label, section, fields }) => {
    const check = checks.get(path);
    return {
      path,
      label,
      section: SECTIONS[section],
      findings: findings.filter(({ field }) => field !== undefined && itemOf(field) === path).map(shown),
      enquiries: enquired.filter((enquiry) => fields.includes(enquiry.path)),
      check:
        check === undefined
          ? null
          : { outcome: check.outcome, note: check.note ?? null, checkedAt: check.checkedAt.toISOString() },
    };
  });
  const placed = new Set(items.flatMap((item) => item.findings.map(({ message }) => message)));
  return {
    revision: filing.details.revision,
    items,
    packages: packagesFound(form, packages),
    otherFindings: findings.filter(({ message }) => !placed.has(message)).map(shown),
  };
}

/** Declared and actual, side by side. */
function packagesFound(
  form: ProviderFilingForm,
  { inspections, earlierPackages }: PackageFacts,
): z.infer<typeof verificationView>['packages'] {
  return (form.apps ?? []).flatMap(({ key, packages = [] }) =>
    packages.map(({ file, version, platform, packageId }, index) => {
      const report = (file && inspections.get(file)) ?? null;
      const earlier = file && earlierPackages.get(file);
      return {
        path: `apps.${key}.packages`,
        index,
        file: file ?? null,
        declared: { version: version ?? null, platform: platform ?? null, packageId: packageId ?? null },
        report,
        earlier:
          report && earlier
            ? {
                version: earlier.version,
                publishedOn: earlier.publishedOn,
                versionCode: earlier.report.versionCode,
                differences: versionDifferences(earlier.report, report),
              }
            : null,
      };
    }),
  );
}

function shownWith(decisions: ReadonlyMap<string, FindingDecision>, { severity, ...finding }: Violation) {
  const key = keyOf(finding);
  const decision = decisions.get(key);
  return {
    ...finding,
    severity,
    key,
    decision:
      decision === undefined
        ? null
        : { outcome: decision.outcome, decidedAt: decision.decidedAt.toISOString() },
  };
}
