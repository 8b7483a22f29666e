import type { PackageReport } from '../../../policy/app-packages/report.ts';
import type { FileId } from '../../../policy/ids.ts';
import type { FiledApp } from '../../../policy/provider-filing/form.ts';
import type { Inspection } from '../app-packages/inspections.ts';
import type { DeclaredApp } from '../register/filed-apps.ts';
import { packagesOf } from './judgement.ts';

/** What the form says of the app that is published, with what was found in its packages. */
export function declaredApp(app: FiledApp, inspections: ReadonlyMap<FileId, Inspection>): DeclaredApp {
  const { name = '', kind = 'app', platforms = [], functionTypes = [], audience = [] } = app;
  return {
    name,
    kind,
    platforms,
    functionTypes,
    audience,
    advertisements: app.advertisements ?? null,
    games: app.games ?? null,
    charges: (app.features ?? []).includes('charges'),
    complaintChannel: app.complaintChannel ?? null,
    packages: packagesOf(app).map(({ file, ...declared }) => ({
      ...declared,
      certificateDigest: file === undefined ? null : signerOf(inspections.get(file)?.report),
      sha256: (file && inspections.get(file)?.sha256) ?? null,
    })),
  };
}

/** Of the newest scheme that was verified; an iOS package's is only declared and not published. */
function signerOf(report: PackageReport | undefined): string | null {
  if (report?.signing.verdict !== 'verified') return null;
  return report.certificates.findLast(({ verified }) => verified)?.sha256 ?? null;
}
