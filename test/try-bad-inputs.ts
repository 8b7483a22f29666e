import { type Feed, feeds, type Request } from './access-feeds.ts';
import { type Endpoint, endpointsOf, expectedOf, isAdmitted, requestOf, urlOf } from './access-request.ts';
import type { World } from './access-world.ts';
import { type BadInput, badBodies, badParameters } from './bad-inputs.ts';

/** What was tried on one endpoint. */
export interface Trial {
  /** What must be refused, and what was. */
  readonly tried: number;
  readonly refused: number;
  /** Odd texts that a field may take, and must not stumble over. */
  readonly odd: number;
  /** What was answered with an error of ours, was taken though wrong, or was refused without a word of Chinese. */
  readonly failures: readonly string[];
}

interface Sending {
  readonly url: string;
  readonly text?: string;
  readonly contentType?: string;
}

/** Sends an endpoint everything wrong that its own description lets one think of, as somebody who may call it. */
export async function tryBadInputs(world: World, endpoint: Endpoint): Promise<Trial> {
  const feed = feeds[endpoint.name] ?? {};
  const token = await caller(world, endpoint, feed);
  const failures: string[] = [];
  const count = { tried: 0, refused: 0, odd: 0 };
  for await (const [input, sending] of attempts(world, endpoint, feed)) {
    const { statusCode, body } = await world.app.app.inject({
      method: endpoint.method,
      url: sending.url,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(sending.text === undefined ? {} : { 'content-type': sending.contentType ?? 'application/json' }),
      },
      ...(sending.text === undefined ? {} : { payload: sending.text }),
    });
    count[input.isRefused ? 'tried' : 'odd'] += 1;
    if (input.isRefused && statusCode >= 400 && statusCode < 500) count.refused += 1;
    const complaint = complaintOf(input, { status: statusCode, body, isPublic: token === null });
    if (complaint !== null) failures.push(`${input.name}: ${statusCode} ${complaint} ${body.slice(0, 200)}`);
  }
  return { ...count, failures };
}

const UNASKED = [401, 403];

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly isPublic: boolean;
}

function complaintOf({ isRefused }: BadInput, { status, body, isPublic }: Answer): string | null {
  if (status >= 500) return 'is an error of ours';
  if (isRefused && status < 400) return 'was taken';
  if (!isPublic && UNASKED.includes(status)) return 'did not come so far';
  return status < 400 || /\p{Script=Han}/u.test(body) ? null : 'says nothing in Chinese';
}

/** Somebody who is admitted, and what belongs to whom; if possible what they may act on. */
function seatOf(world: World, endpoint: Endpoint, feed: Feed) {
  const admitted = world.visitors.filter(({ actor }) => isAdmitted(endpoint.access, actor));
  const seats = admitted.flatMap((visitor) => world.targets.map((target) => ({ visitor, target })));
  const seat = seats.find((each) => expectedOf(endpoint, feed, each) === 'passes') ?? seats[0];
  if (seat === undefined) throw new Error(`nobody may call ${endpoint.name}`);
  return seat;
}

async function caller(world: World, endpoint: Endpoint, feed: Feed): Promise<string | null> {
  if (endpoint.access === 'public') return null;
  const { visitor } = seatOf(world, endpoint, feed);
  return feed.onceOnly === true ? world.app.signIn(visitor.role, visitor.organisationId) : visitor.token;
}

type Attempt = readonly [BadInput, Sending];

async function* attempts(world: World, endpoint: Endpoint, feed: Feed): AsyncGenerator<Attempt> {
  const request = await requestOf(feed, seatOf(world, endpoint, feed).target, world);
  yield* withBadParameters(endpoint, request);
  const schema = endpoint.operation.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return;
  const url = urlOf(endpoint, request);
  for (const bad of badBodies(schema, request.body)) yield [bad, { url, text: bad.text }];
  const text = textOf(request) ?? '{}';
  for (const contentType of [
    'text/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])
    yield [
      { name: contentType, isRefused: true },
      { url, text, contentType },
    ];
}

function* withBadParameters(endpoint: Endpoint, request: Request): Generator<Attempt> {
  const text = textOf(request);
  for (const { name, in: place, schema } of endpoint.operation.parameters ?? []) {
    for (const bad of badParameters(schema)) {
      const changed =
        place === 'path'
          ? { ...request, params: { ...request.params, [name]: bad.value } }
          : { ...request, query: `${name}=${encodeURIComponent(bad.value)}` };
      const sending = { url: urlOf(endpoint, changed), ...(text === undefined ? {} : { text }) };
      yield [{ ...bad, name: `${name} = ${bad.name}` }, sending];
    }
  }
}

function textOf({ body }: Request): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body);
}

/** Everything tried on every endpoint. */
export async function tryAllBadInputs(world: World): Promise<Trial> {
  const trials: Trial[] = [];
  for (const endpoint of endpointsOf(world.app)) trials.push(await tryBadInputs(world, endpoint));
  return {
    tried: trials.reduce((sum, { tried }) => sum + tried, 0),
    refused: trials.reduce((sum, { refused }) => sum + refused, 0),
    odd: trials.reduce((sum, { odd }) => sum + odd, 0),
    failures: trials.flatMap(({ failures }) => failures),
  };
}
