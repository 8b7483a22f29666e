import { api, dataOf } from '../../api/client.ts';

const PATH = '/api/v1/use-filings/imports';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FAULTY = 422;

export interface ImportRequest {
  readonly file: File;
  readonly dryRun: boolean;
  readonly submit: boolean;
}

export function importTable(request: ImportRequest) {
  return dataOf(api.POST(PATH, { body: bodyOf(request) as never }));
}

/** The same table with its faulty cells marked, to be mended and uploaded again. */
export async function fetchErrorTable(request: ImportRequest): Promise<Blob> {
  const answer = await api.POST(PATH, {
    body: bodyOf({ ...request, dryRun: true }) as never,
    headers: { accept: XLSX },
    parseAs: 'blob',
    fetch: withErrorTable,
  });
  return answer.data as unknown as Blob;
}

/** What is refused with a workbook is what was asked for. */
async function withErrorTable(request: Request): Promise<Response> {
  const response = await fetch(request);
  const { status, headers } = response;
  const isTable = status === FAULTY && headers.get('content-type')?.startsWith(XLSX) === true;
  return isTable ? new Response(await response.blob(), { headers: { 'content-type': XLSX } }) : response;
}

function bodyOf({ file, dryRun, submit }: ImportRequest): FormData {
  const body = new FormData();
  // Fields before the file, so that they are known when it arrives.
  body.append('dryRun', String(dryRun));
  body.append('submit', String(submit));
  body.append('file', file);
  return body;
}
