import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aTree } from '../../../test/builders/organisations.ts';
import { aPerson, PASSWORD } from '../../../test/builders/people.ts';

let app: TestApp;
let token: string;
let loginName: string;

beforeAll(async () => {
  app = await anApp();
  const tree = await aTree(app.database.db);
  token = await app.signIn('clerk', tree.shiheSchool);
  ({ loginName } = await aPerson(app, tree.shiheSchool));
});

const HOST = 'filing.example.cn';
const view = { name: '本周到期', filters: { view: 'own' } };
let views = 0;

/** Saves a view: a write like any other. */
async function write(headers: Readonly<Record<string, string>>, by: 'cookie' | 'bearer'): Promise<number> {
  views += 1;
  const shown = by === 'cookie' ? { cookie: `session=${token}` } : { authorization: `Bearer ${token}` };
  const { statusCode } = await app.app.inject({
    method: 'POST',
    url: '/api/v1/saved-views',
    headers: { host: HOST, ...shown, ...headers },
    payload: { ...view, name: `视图 ${views}` },
  });
  return statusCode;
}

describe('a write by cookie', () => {
  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 201],
    ['our own page, without TLS', { origin: `http://${HOST}` }, 201],
    ['a form of ours', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 201],
    ['a page elsewhere', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.invalid' }, 403],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a page elsewhere, without TLS', { origin: 'http://elsewhere.invalid' }, 403],
    ['another port of this host', { origin: `http://${HOST}:81` }, 403],
    ['a page that does not say where it is', { origin: 'null' }, 403],
    ['what says nothing', {}, 403],
    [
      'a page elsewhere that claims to be ours',
      { 'sec-fetch-site': 'cross-site', origin: `http://${HOST}` },
      403,
    ],
  ])('from %s', async (_what, headers, status) => {
    expect(await write(headers as Readonly<Record<string, string>>, 'cookie')).toBe(status);
  });

  test('reads need no origin', async () => {
    const { statusCode } = await app.app.inject({
      url: '/api/v1/saved-views',
      headers: { cookie: `session=${token}`, 'sec-fetch-site': 'cross-site' },
    });
    expect(statusCode).toBe(200);
  });
});

test('a program with a token says nothing of an origin', async () => {
  expect(await write({}, 'bearer')).toBe(201);
});

test('nobody is signed in from a page elsewhere', async () => {
  const signIn = async (headers: Readonly<Record<string, string>>) =>
    app.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: { host: HOST, ...headers },
      payload: { loginName, password: PASSWORD },
    });
  const refused = await signIn({ origin: 'https://elsewhere.invalid', 'sec-fetch-site': 'cross-site' });
  expect([refused.statusCode, refused.headers['set-cookie']]).toEqual([403, undefined]);
  expect((await signIn({ origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
  expect((await signIn({})).statusCode).toBe(201);
});
