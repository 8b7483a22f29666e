import { sql } from 'kysely';
import { type PackageReport, packageReport } from '../../../policy/app-packages/report.ts';
import type { FileId } from '../../../policy/ids.ts';
import type { Reader, Tx } from '../../db/database.ts';

/** Raised when an inspection finds more than it did: then what was found before is found anew. */
export const INSPECTOR = 1;

export interface Inspection {
  /** Of the contents, in hexadecimal. */
  readonly sha256: string;
  readonly report: PackageReport;
}

/** What was found of these files; those that are no packages, or not inspected yet, are left out. */
export async function findInspections(
  db: Reader,
  files: readonly FileId[],
): Promise<Map<FileId, Inspection>> {
  if (files.length === 0) return new Map();
  const rows = await db
    .selectFrom('files')
    .innerJoin('package_inspections as inspection', 'inspection.sha256', 'files.sha256')
    .select(['files.id', 'files.sha256', 'inspection.report'])
    .where('files.id', '=', sql<FileId>`ANY(${files}::bigint[])`)
    .execute();
  return new Map(
    rows.map(({ id, sha256, report }) => [
      id,
      { sha256: sha256.toString('hex'), report: packageReport.parse(report) },
    ]),
  );
}

export async function findReports(db: Reader, files: readonly FileId[]): Promise<Map<FileId, PackageReport>> {
  const inspections = await findInspections(db, files);
  return new Map([...inspections].map(([id, { report }]) => [id, report]));
}

export async function storeReport(tx: Tx, sha256: Buffer, report: PackageReport, now: Date): Promise<void> {
  const values = { inspector: INSPECTOR, report: JSON.stringify(report), inspected_at: now };
  await tx
    .insertInto('package_inspections')
    .values({ sha256, ...values })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(values))
    .execute();
}

export async function isInspected(db: Reader, sha256: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('package_inspections')
    .select('inspector')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return (row?.inspector ?? 0) >= INSPECTOR;
}
