import { etagOf, isUnchanged } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import { lookUp } from '../register/look-up.ts';
import { numberParam } from '../register/schema.ts';
import { MARKS, type PublicStatus } from './status-mark.ts';

/** An embeddable picture of the status of a record: `/badges/教APP备4100001号.svg`. */
export function badgeRoute(app: App): void {
  const records = lookUp(app.services.db);
  app.get(
    '/badges/:number.svg',
    { config: { access: 'public', limits: 'look-up' }, schema: { hide: true, params: numberParam } },
    async (request, reply) => {
      const record = await records(request.params.number);
      const status = record === undefined ? 'unfiled' : (record.status as PublicStatus);
      const svg = badge(status, record?.number ?? record?.name ?? request.params.number, app.services.banner);
      // Others show it on their pages: there it may be some minutes old, and is not forbidden by our policy for pages.
      const unchanged = isUnchanged(request, reply, etagOf(svg));
      reply.headers({
        'cache-control': 'public, max-age=300',
        'cross-origin-resource-policy': 'cross-origin',
      });
      return unchanged ? reply.send() : reply.type('image/svg+xml').serializer(String).send(svg);
    },
  );
}

const CHARACTER = 13;
const HEIGHT = 28;

function badge(status: PublicStatus, name: string, banner: string | null): string {
  const { title, shape, colour } = MARKS[status];
  const left = `${shape} ${title}${banner === null ? '' : `（${banner}）`}`;
  const [a, b] = [widthOf(left) + 20, widthOf(name) + 20];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="${HEIGHT}" viewBox="0 0 ${a + b} ${HEIGHT}" role="img" aria-label="${name} ${left}"><title>${name} ${left}</title><rect width="${a + b}" height="${HEIGHT}" rx="6" fill="#fff" stroke="#d8dee4"/><path d="M6 0H${a}V${HEIGHT}H6a6 6 0 0 1-6-6V6a6 6 0 0 1 6-6z" fill="${colour}"/><g font-family="PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif" font-size="${CHARACTER}" dominant-baseline="central"><text x="10" y="${HEIGHT / 2}" fill="#fff">${left}</text><text x="${a + 10}" y="${HEIGHT / 2}" fill="#1f2328">${name}</text></g></svg>`
    .text;
}

/** Chinese characters are as wide as high, others about half. */
function widthOf(text: string): number {
  return Math.ceil(
    [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.6 : 1), 0) * CHARACTER,
  );
}
