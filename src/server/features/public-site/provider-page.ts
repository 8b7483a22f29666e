import type { OrganisationId } from '../../../policy/ids.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import { idParam } from '../../http/schemas.ts';
import { idPageQuery } from '../register/schema.ts';
import { showProvider } from '../register/show-provider.ts';
import { nextPage } from './labels.ts';
import { appList } from './search-page.ts';
import type { ShowPage } from './show-page.ts';

export function providerRoute(app: App, show: ShowPage): void {
  app.get(
    '/providers/:id',
    {
      config: { access: 'public', limits: 'look-up', isPage: true },
      schema: { hide: true, params: idParam, querystring: idPageQuery },
    },
    (request, reply) =>
      show(request, reply, async (db) => {
        const { id } = request.params;
        const { cursor } = request.query;
        const provider = await showProvider(db, id as OrganisationId, { limit: 50, cursor });
        const body = html`<article itemscope itemtype="https://schema.org/Organization">
          <h1 itemprop="name">${provider.name}</h1>
          ${provider.complaintChannel === null ? null : html`<p>投诉渠道：${provider.complaintChannel}</p>`}
          <h2>已公布的应用</h2>${appList(provider.items)}${nextPage(`/providers/${id}`, {}, provider.next)}
        </article>`;
        return {
          title: `${provider.name}的应用`,
          description: `${provider.name}已公布的教育移动应用、备案状态和投诉渠道。`,
          body,
          unlisted: cursor !== undefined,
        };
      }),
  );
}
