import type { TestApp } from '../app-on-database.ts';
import type { Answer, Ask } from './work.ts';

export function askingApp(app: TestApp): Ask {
  return async ({ token, path, body, key }): Promise<Answer> => {
    const answer = await app.call(token, 'POST', path, { body, headers: { 'idempotency-key': key } });
    return { status: answer.status, type: String(answer.headers['content-type']), title: answer.body.title };
  };
}

export function askingServer(url: string): Ask {
  return async ({ token, path, body, key }): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    const { title = '' } = (await response.json()) as { title?: string };
    return { status: response.status, type: response.headers.get('content-type') ?? '', title };
  };
}
