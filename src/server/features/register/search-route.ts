import { isUnchanged, markAsOf, notModified } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import type { Recalled } from '../../published-memory.ts';
import { lastChange } from './changes.ts';
import { expectedCounts } from './expected-counts.ts';
import { searchPage, searchQuery } from './schema.ts';
import { type AppSearch, type FoundApps, searchApps } from './search-apps.ts';

/** A page of results, as they were published last; `asOf` as of when, while the database is away. */
export function publishedSearch({
  services: { db, published },
}: App): (asked: AppSearch) => Promise<Recalled<FoundApps>> {
  const counts = expectedCounts(db);
  return async (asked) => {
    const search = async (): Promise<FoundApps> => searchApps(db, await counts(), asked);
    const { value, asOf } = await published.recall(`search ${JSON.stringify(asked)}`, search);
    return { value: value ?? (await search()), asOf };
  };
}

export function searchRoute(app: App): void {
  const { db, published } = app.services;
  const search = publishedSearch(app);
  const position = lastChange(db);
  app.get(
    '/api/v1/register/apps',
    {
      config: { access: 'public', limits: 'search' },
      schema: {
        tags: ['备案名录'],
        summary: '查询备案记录',
        description:
          'q：应用名称或提供者名称的一部分（至少两个字）、应用名称的拼音首字母，或备案号的任何常见写法。次序：备案号相符的，名称以 q 开头的（按名称），名称或提供者名称含有 q 的，首字母相符的。next 为下一页的 cursor。ETag 随名录的每次变化而变。',
        querystring: searchQuery,
        response: { 200: searchPage, 304: notModified },
      },
    },
    async (request, reply) => {
      const { value: last, asOf } = await published.recall('last change', position);
      if (asOf !== null) markAsOf(reply, asOf);
      if (isUnchanged(request, reply, `"apps-${last}"`)) return null;
      return (await search(request.query)).value;
    },
  );
}
