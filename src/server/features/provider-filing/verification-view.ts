import type { z } from 'zod';
import { SECTIONS } from '../../../policy/provider-filing/fields.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { itemOf } from '../../../policy/provider-filing/verification-items.ts';
import type { Violation } from '../../../policy/rule.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import type { OutsideSource } from '../../outside-source.ts';
import { filedForm } from './filed-form.ts';
import { ensureMayDecide, type Filing } from './filing.ts';
import { inspectionsOf, judge } from './judgement.ts';
import { enquire } from './outside-sources.ts';
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
  const { violations, warnings } = await judge(db, occasion, filing, form);
  const findings = [...violations, ...warnings];
  const enquired = await enquire(form, sources);
  const checks = await checksOf(db, filing);
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
    packages: await packagesFound(db, form),
    otherFindings: findings.filter(({ message }) => !placed.has(message)).map(shown),
  };
}

/** Declared and actual, side by side. */
async function packagesFound(
  db: Reader,
  form: ProviderFilingForm,
): Promise<z.infer<typeof verificationView>['packages']> {
  const inspections = await inspectionsOf(db, form);
  return (form.apps ?? []).flatMap(({ key, packages = [] }) =>
    packages.map(({ file, version, platform, packageId }, index) => ({
      path: `apps.${key}.packages`,
      index,
      file: file ?? null,
      declared: { version: version ?? null, platform: platform ?? null, packageId: packageId ?? null },
      report: (file && inspections.get(file)) ?? null,
    })),
  );
}

function shown({ severity, ...finding }: Violation) {
  return { ...finding, severity };
}
