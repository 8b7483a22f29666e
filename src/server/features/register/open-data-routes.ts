import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../../db/database.ts';
import { isUnchanged } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { lastChange } from './changes.ts';
import { csvOf, jsonLinesOf, OPEN_DATA_FIELDS } from './open-data.ts';

interface Download {
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly type: string;
  readonly fileName: string;
  readonly content: (db: Reader) => AsyncGenerator<string>;
}

const DOWNLOADS: readonly Download[] = [
  {
    path: '/api/v1/register/open-data/apps.csv',
    summary: '全部备案记录（CSV）',
    description: `UTF-8 带 BOM，首行为列名：${OPEN_DATA_FIELDS.map(({ title }) => title).join('、')}。多个选项以“、”分隔；不掌握的写“未知”。以 =、+、-、@ 开头的内容前加单引号，以免被当作公式。不含法人、联系人、IP 地址和扫描件。带 ETag。`,
    type: 'text/csv; charset=utf-8',
    fileName: 'apps.csv',
    content: csvOf,
  },
  {
    path: '/api/v1/register/open-data/apps.jsonl',
    summary: '全部备案记录（JSON 行）',
    description:
      '每行一条记录，字段同 RegisterApp。读取期间发生的变化可能已含在内；以后的变化从变化清单取得。带 ETag。',
    type: 'application/jsonl; charset=utf-8',
    fileName: 'apps.jsonl',
    content: jsonLinesOf,
  },
];

export function openDataRoutes(app: App): void {
  const position = lastChange(app.services.db);
  for (const download of DOWNLOADS) {
    const { path, summary, description } = download;
    app.get(
      path,
      {
        config: { access: 'public', limits: 'download' },
        schema: { tags: ['备案名录'], summary, description },
      },
      async (request, reply) => answer(download, await position(), request, reply),
    );
  }
}

function answer(
  { type, fileName, content }: Download,
  position: number,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (isUnchanged(request, reply, `"open-data-${position}"`)) return reply.send();
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(Readable.from(content(request.server.services.db)));
}
