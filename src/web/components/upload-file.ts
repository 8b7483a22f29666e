import { api, dataOf } from '../api/client.ts';
import { forget, keep, readKept } from '../api/on-device.ts';
import { Problem } from '../api/problem.ts';
import type { StoredFile } from './files-context.ts';

type Upload = { readonly id: number; readonly received: number; readonly fileId: number | null };

interface Sending {
  readonly organisationId: number;
  /** How many bytes have arrived. */
  readonly onProgress: (received: number) => void;
  readonly signal: AbortSignal;
}

const PIECE_BYTES = 4 * 2 ** 20;
const GONE = 404;
const AGAIN_AFTER_MS = [500, 2_000, 5_000, 10_000];

const sent = new Map<number, StoredFile>();

/** One that was sent from this page, which what was read before does not name. */
export function sentFile(id: number): StoredFile | undefined {
  return sent.get(id);
}

/** Sends a file in pieces; begun before and broken off, it goes on behind what has arrived. */
export async function uploadFile(file: File, sending: Sending): Promise<StoredFile> {
  const key = `upload ${sending.organisationId} ${file.name} ${file.size} ${file.lastModified}`;
  let upload = (await begunBefore(key)) ?? (await begin(file, sending.organisationId));
  keep(key, String(upload.id));
  while (upload.fileId === null && upload.received < file.size) {
    sending.onProgress(upload.received);
    upload = await withPatience(upload, (from) => sendPiece(file, from), sending.signal);
  }
  sending.onProgress(file.size);
  try {
    const stored = await complete(upload);
    sent.set(stored.id, stored);
    return stored;
  } finally {
    forget(key);
  }
}

async function begin({ name, size }: File, organisationId: number): Promise<Upload> {
  return dataOf(api.POST('/api/v1/uploads', { body: { name, size, organisationId } }));
}

async function complete({ id }: Upload): Promise<StoredFile> {
  return dataOf(api.POST('/api/v1/uploads/{id}/completion', { params: { path: { id } } }));
}

async function statusOf(id: number): Promise<Upload> {
  return dataOf(api.GET('/api/v1/uploads/{id}', { params: { path: { id } } }));
}

async function sendPiece(file: File, { id, received, fileId }: Upload): Promise<Upload> {
  const to = Math.min(file.size, received + PIECE_BYTES);
  await api.PATCH('/api/v1/uploads/{id}', {
    params: { path: { id }, header: { 'upload-offset': String(received) } },
    headers: { 'content-type': 'application/offset+octet-stream' },
    body: file.slice(received, to) as never,
    bodySerializer: (piece) => piece as unknown as Blob,
  });
  return { id, received: to, fileId };
}

/** A line that breaks is tried again, from what has arrived by then. */
async function withPatience(
  upload: Upload,
  send: (from: Upload) => Promise<Upload>,
  signal: AbortSignal,
): Promise<Upload> {
  let from = upload;
  for (const pause of AGAIN_AFTER_MS) {
    signal.throwIfAborted();
    try {
      return await send(from);
    } catch (error) {
      if (!(error instanceof Problem) || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      from = await statusOf(from.id).catch(() => from);
    }
  }
  signal.throwIfAborted();
  return send(from);
}

/** No answer, too busy, or another idea of how much has arrived. */
function isPassing({ status }: Problem): boolean {
  return status === 0 || status === 409 || status === 429 || status >= 500;
}

async function begunBefore(key: string): Promise<Upload | undefined> {
  const id = Number(readKept(key));
  if (!Number.isInteger(id) || id === 0) return undefined;
  return statusOf(id).catch((error: unknown) => {
    if (error instanceof Problem && error.status === GONE) return undefined;
    throw error;
  });
}
