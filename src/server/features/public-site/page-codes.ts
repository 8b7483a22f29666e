import { z } from 'zod';
import { etagOf, isUnchanged } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { qrCode } from './qr-code.ts';
import { originOf } from './show-page.ts';

/** The digits of a number, which name it as well and make a small code, or the id of a record without one. */
const params = z.object({ digits: z.string().regex(/^\d{1,15}$/) });

/** Where the code of an app's page is: a picture of its own, which phones recognise when it is pressed for long. */
export function codeAddress({ id, number }: { readonly id: number; readonly number: string | null }): string {
  return `/codes/${number === null ? id : number.replace(/\D/g, '')}.svg`;
}

export function codeRoute(app: App): void {
  app.get(
    '/codes/:digits.svg',
    { config: { access: 'public', limits: 'look-up' }, schema: { hide: true, params } },
    (request, reply) => {
      const svg = qrCode(`${originOf(request)}/apps/${request.params.digits}`, '二维码').text;
      const unchanged = isUnchanged(request, reply, etagOf(svg));
      reply.header('cache-control', 'public, max-age=86400');
      return unchanged ? reply.send() : reply.type('image/svg+xml').serializer(String).send(svg);
    },
  );
}
