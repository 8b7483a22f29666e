import { createHash } from 'node:crypto';
import type { Desk } from './killed-while-submitting.ts';

/** A program that uploads piece by piece to a server that may be gone the next moment. */
export interface UploadClient {
  /** Its id. */
  begin(name: string, content: Buffer): Promise<number>;
  /** How much was received. Throws when the server is gone or refuses, with the status in the message. */
  append(id: number, offset: number, piece: Buffer): Promise<number>;
  received(id: number): Promise<number>;
  /** The hash of the file that it became. */
  finish(id: number): Promise<string>;
  cancel(id: number): Promise<void>;
}

export function uploadClient({ url, token }: Desk): UploadClient {
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}/api/v1/uploads${path}`, {
      ...init,
      method,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response;
  };
  return {
    begin: async (name, content) => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const body = JSON.stringify({ name, size: content.length, sha256 });
      const response = await ask('POST', '', { body, headers: { 'content-type': 'application/json' } });
      return ((await response.json()) as { id: number }).id;
    },
    append: async (id, offset, piece) => {
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
      const response = await ask('PATCH', `/${id}`, { body: new Uint8Array(piece), headers });
      return Number(response.headers.get('upload-offset'));
    },
    received: async (id) => ((await (await ask('GET', `/${id}`)).json()) as { received: number }).received,
    finish: async (id) =>
      ((await (await ask('POST', `/${id}/completion`)).json()) as { sha256: string }).sha256,
    cancel: async (id) => {
      await ask('DELETE', `/${id}`);
    },
  };
}
