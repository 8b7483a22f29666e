import type { TestAnswer, TestApp } from './app.ts';

export interface TestUpload {
  readonly name: string;
  readonly content: Buffer | string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const BOUNDARY = 'a-boundary-of-the-test';

/** Posts a multipart form with one file. A JSON answer is parsed, any other is left as bytes. */
export async function postFile(
  { app }: TestApp,
  token: string | null,
  url: string,
  { name, content, fields = {}, headers = {} }: TestUpload,
): Promise<TestAnswer> {
  const response = await app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    payload: Buffer.concat([...Object.entries(fields).map(fieldPart), filePart(name, content), END]),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    body: isJson ? response.json() : response.rawPayload,
    headers: response.headers,
  };
}

const END = Buffer.from(`--${BOUNDARY}--\r\n`);

function fieldPart([name, value]: [string, string]): Buffer {
  return part(`form-data; name="${name}"`, value);
}

function filePart(name: string, content: Buffer | string): Buffer {
  return part(`form-data; name="file"; filename="${name}"`, content);
}

function part(disposition: string, content: Buffer | string): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}
