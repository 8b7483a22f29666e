import { api, dataOf, type Schema } from './client.ts';
import { Problem, unreachable } from './problem.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where lists are taken over from spreadsheets. */
export type ImportPath =
  | '/api/v1/organisations/imports'
  | '/api/v1/use-filings/imports'
  | '/api/v1/register/external-filings/imports';

/** A file as the import takes it; the file comes last, as the fields before it say how to read it. */
export function importForm(file: File, fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return form;
}

/** Counts of what was stored, or with `dryRun` would be. */
export function importTable(path: ImportPath, form: FormData): Promise<Schema<'ImportResult'>> {
  return dataOf(
    api.POST(path, { body: form as never, bodySerializer: () => form }) as Promise<{
      data?: Schema<'ImportResult'>;
    }>,
  );
}

/** The file as it was handed in, with every error marked in its cell. */
export async function errorWorkbook(path: ImportPath, form: FormData): Promise<Blob> {
  const response = await fetch(path, { method: 'POST', body: form, headers: { accept: XLSX } }).catch(() => {
    throw unreachable();
  });
  const isWorkbook = response.headers.get('content-type')?.startsWith(XLSX) === true;
  if (!isWorkbook)
    throw new Problem({
      title: '没有得到标出错误的工作簿。',
      status: response.status,
      detail: '请重新检查文件。',
    });
  return response.blob();
}
