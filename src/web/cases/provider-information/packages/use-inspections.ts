import {
  queryOptions,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query';
import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import type { FileId } from '../../../../policy/ids.ts';
import type { ProviderFilingForm } from '../../../../policy/provider-filing/form.ts';
import { api, dataOf, type Schema } from '../../../api/client.ts';

/** How far the inspection of an uploaded package has come, and what it found. */
export type Inspection = Schema<'PackageInspection'> & { readonly file: number };

const A_SECOND = 1_000;

const inspectionQuery = (file: number) =>
  queryOptions({
    queryKey: ['files', file, 'inspection'],
    queryFn: async (): Promise<Inspection> => {
      const path = { params: { path: { id: file } } };
      return { file, ...(await dataOf(api.GET('/api/v1/files/{id}/inspection', path))) };
    },
    refetchInterval: ({ state: { data } }) => (isUnderWay(data) ? A_SECOND : false),
    staleTime: ({ state: { data } }) => (isUnderWay(data) ? 0 : Number.POSITIVE_INFINITY),
  });

export function isUnderWay(inspection: Inspection | undefined): boolean {
  return inspection === undefined || inspection.state === 'waiting' || inspection.state === 'running';
}

/** Of each of these files; asked again every second until it is over. */
export function useInspections(files: readonly number[]): ReadonlyMap<number, Inspection> {
  return useQueries({ queries: files.map(inspectionQuery), combine: byFile });
}

function byFile(results: readonly UseQueryResult<Inspection>[]): ReadonlyMap<number, Inspection> {
  return new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.file, data] as const])));
}

/** Asks for the inspection of a file once more. */
export function useInspectAgain(file: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/v1/files/{id}/inspection', { params: { path: { id: file } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: inspectionQuery(file).queryKey }),
  });
}

export function packageFilesOf({ apps = [] }: ProviderFilingForm): FileId[] {
  return apps.flatMap(({ packages = [] }) => packages.flatMap(({ file }) => file ?? []));
}

/** As the rules look at them. */
export function reportsOf(inspections: ReadonlyMap<number, Inspection>): ReadonlyMap<FileId, PackageReport> {
  return new Map(
    [...inspections.values()].flatMap(({ file, report }) =>
      report === null ? [] : [[file as FileId, report as PackageReport] as const],
    ),
  );
}

/** Of the packages of that form, as far as they are inspected. */
export function useReports(form: ProviderFilingForm): ReadonlyMap<FileId, PackageReport> {
  return reportsOf(useInspections(packageFilesOf(form)));
}
