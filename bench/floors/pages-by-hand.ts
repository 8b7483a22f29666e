import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';

/** The floor of W3: the bytes of some pages, as the platform sent them, in Fastify with the platform's plugins. */
const [, , file = ''] = process.argv;
const pages = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
const app = Fastify();
await app.register(cookie);
await app.register(multipart);
await app.register(helmet, {
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"], baseUri: ["'none'"] } },
});
await app.register(rateLimit, { global: true, max: 100_000_000, timeWindow: '1 minute' });

app.get<{ Params: { name: string } }>('/:name', ({ params }, reply) =>
  reply
    .type('text/html; charset=utf-8')
    .headers({ etag: '"1"', 'cache-control': 'public, no-cache' })
    .send(pages[params.name]),
);

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
