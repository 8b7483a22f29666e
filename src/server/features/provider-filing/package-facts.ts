import type { PackageReport } from '../../../policy/app-packages/report.ts';
import type { FileId, OrganisationId } from '../../../policy/ids.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import type {
  EarlierPackage,
  KnownSigner,
  ProviderFilingFacts,
} from '../../../policy/provider-filing/facts.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { findInspections, type Inspection } from '../app-packages/inspections.ts';
import { findPublishedVersions } from '../register/earlier-packages.ts';
import { findSigners } from '../register/package-signers.ts';
import { type Filing, mayDecide } from './filing.ts';
import { signersUnderWay } from './signers-under-way.ts';

export type PackageFacts = Pick<ProviderFilingFacts, 'inspections' | 'knownSigners' | 'earlierPackages'>;

/** What was found in the form's packages, as far as they have been inspected, and in others of the same ids. */
export async function packageFactsOf(
  db: Reader,
  occasion: Occasion,
  filing: Filing,
  form: ProviderFilingForm,
): Promise<PackageFacts> {
  const { knownSigners, ...facts } = await publishedPackageFacts(db, filing.row.owner_id, form);
  if (!mayDecide(occasion, filing)) return { ...facts, knownSigners };
  // What others are filing is not for those who file.
  const underWay = await signersUnderWay(db, filing, idsIn([...facts.inspections.values()]));
  return {
    ...facts,
    knownSigners: [
      ...knownSigners,
      ...underWay.map((signer) => ({ ...signer, own: false, isUnderWay: true })),
    ],
  };
}

/** Likewise, without what others are filing. */
export async function publishedPackageFacts(
  db: Reader,
  owner: OrganisationId,
  form: ProviderFilingForm,
): Promise<PackageFacts> {
  const inspections = await findInspections(db, packageFilesOf(form));
  const reports = new Map([...inspections].map(([file, { report }]) => [file, report]));
  return {
    inspections: reports,
    knownSigners: await publishedSignersOf(db, owner, [...reports.values()]),
    earlierPackages: await earlierPackagesOf(db, owner, inspections),
  };
}

export function packageFilesOf({ apps = [] }: ProviderFilingForm): FileId[] {
  return apps.flatMap(({ packages = [] }) => packages.flatMap(({ file }) => file ?? []));
}

async function publishedSignersOf(
  db: Reader,
  owner: OrganisationId,
  reports: readonly PackageReport[],
): Promise<KnownSigner[]> {
  const signers = await findSigners(db, idsIn(reports));
  return signers.map(({ appId: _, providerId, ...signer }) => ({
    ...signer,
    own: providerId === owner,
    isUnderWay: false,
  }));
}

function idsIn(reports: readonly PackageReport[]) {
  return reports.flatMap(({ platform, packageId }) =>
    platform === null || packageId === null ? [] : [{ platform, packageId }],
  );
}

/** Of each file that is not published itself, what was published before it. */
async function earlierPackagesOf(
  db: Reader,
  providerId: OrganisationId,
  inspections: ReadonlyMap<FileId, Inspection>,
): Promise<Map<FileId, EarlierPackage>> {
  const ids = [...inspections.values()].flatMap(({ report: { packageId } }) => packageId ?? []);
  const published = await findPublishedVersions(db, providerId, ids);
  const isKnown = ({ sha256 }: Inspection): boolean => published.some((one) => one.sha256 === sha256);
  return new Map(
    [...inspections].flatMap(([file, inspection]) => {
      const { platform, packageId } = inspection.report;
      const earlier = published.find((one) => one.platform === platform && one.packageId === packageId);
      if (earlier === undefined || isKnown(inspection)) return [];
      const { version, publishedAt, report } = earlier;
      return [[file, { version, publishedOn: publishedAt && legalDayOf(publishedAt), report }] as const];
    }),
  );
}
