import { createHash } from 'node:crypto';
import type { TestAnswer, TestApp } from '../app-on-database.ts';

/** What a program does that uploads piece by piece. */
export interface UploadDesk {
  begin(
    token: string,
    body: { readonly size: number; readonly [field: string]: unknown },
  ): Promise<TestAnswer>;
  append(token: string, to: Place, piece: Buffer, checksum?: string): Promise<TestAnswer>;
  status(token: string, id: number): Promise<TestAnswer>;
  finish(token: string, id: number): Promise<TestAnswer>;
  cancel(token: string, id: number): Promise<TestAnswer>;
  /** Begun and sent in pieces of that size; its id. */
  sent(token: string, content: Buffer, options?: SentOptions): Promise<number>;
}

export interface Place {
  readonly id: number;
  readonly offset: number | string;
}

export interface SentOptions {
  readonly name?: string;
  readonly pieceBytes?: number;
  readonly sha256?: string;
}

export function uploadDesk(app: TestApp): UploadDesk {
  const url = (id: number) => `/api/v1/uploads/${id}`;
  const desk: UploadDesk = {
    begin: (token, body) =>
      app.call(token, 'POST', '/api/v1/uploads', { body: { name: '示例.apk', ...body } }),
    append: (token, { id, offset }, piece, checksum) =>
      app.call(token, 'PATCH', url(id), {
        body: piece,
        headers: {
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
          ...(checksum === undefined ? {} : { 'upload-checksum': checksum }),
        },
      }),
    status: (token, id) => app.call(token, 'GET', url(id)),
    finish: (token, id) => app.call(token, 'POST', `${url(id)}/completion`),
    cancel: (token, id) => app.call(token, 'DELETE', url(id)),
    sent: async (token, content, { name = '示例.apk', pieceBytes = content.length, sha256 } = {}) => {
      const { body } = await desk.begin(token, {
        name,
        size: content.length,
        ...(sha256 === undefined ? {} : { sha256 }),
      });
      for (let at = 0; at < content.length; at += pieceBytes)
        await desk.append(token, { id: body.id, offset: at }, content.subarray(at, at + pieceBytes));
      return body.id as number;
    },
  };
  return desk;
}

export const checksumOf = (piece: Buffer): string =>
  `sha256 ${createHash('sha256').update(piece).digest('base64')}`;
