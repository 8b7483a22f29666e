import type { FastifyReply } from 'fastify';
import type { FailureKind } from '../errors.ts';
import { statusOf } from './failure-status.ts';
import { type Html, html } from './html.ts';
import { STYLE_SHEET_PATH, TEXT_SIZE_PATH } from './style-sheets.ts';

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** For results of search engines. */
  readonly description?: string;
  /** Absolute; where the page is, whatever way led to it. */
  readonly canonical?: string;
  /** Not for search engines. */
  readonly unlisted?: boolean;
  /** Path and query, so that the change of the text's size leads back; absent where they are nobody's business. */
  readonly path?: string;
  readonly layout?: 'home';
}

export const SITE = '教育移动应用备案查询';

const SECTIONS = [
  ['/apps', '查应用'],
  ['/schools', '查学校'],
  ['/statistics', '完成情况'],
  ['/rules', '规则与依据'],
  ['/verify', '核验证书'],
  ['/open-data', '数据开放'],
] as const;

/** The frame of every server-rendered page: works without JavaScript, asks nothing of third parties. */
export function page(content: Page, banner: string | null): string {
  const { title, body, path, layout } = content;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} · ${SITE}</title>${description(content)}
<link rel="stylesheet" href="${STYLE_SHEET_PATH}" />
<link rel="stylesheet" href="${TEXT_SIZE_PATH}" />
<link rel="icon" href="/icon.svg" type="image/svg+xml" />
</head>
<body${layout === undefined ? null : html` class="${layout}"`}>
<a class="skip" href="#main">跳到正文</a>
<header class="top">${banner === null ? null : html`<p class="banner">${banner}</p>`}<div class="frame"><a class="site" href="/">${SITE}</a>
<nav aria-label="栏目">${SECTIONS.map((section) => sectionLink(section, path))}</nav>${textSizeLinks(path)}</div></header>
<main class="frame" id="main">${body}</main>
<footer class="bottom"><div class="frame">
<nav aria-label="页脚">${SECTIONS.map(([href, name]) => html`<a href="${href}">${name}</a>`)}<a href="/package-check">查安装包</a><a href="/developers">接口说明</a><a href="/workbench">登录工作台</a></nav>
<p class="small">依据《教育移动互联网应用程序备案管理办法》（教技厅〔2019〕3号）公开备案信息。</p>
</div></footer>
</body>
</html>
`.text;
}

function description({ description: text, canonical, unlisted }: Page): Html {
  return html`${
    text === undefined
      ? null
      : html`
<meta name="description" content="${text}" />`
  }${
    canonical === undefined
      ? null
      : html`
<link rel="canonical" href="${canonical}" />`
  }${
    unlisted
      ? html`
<meta name="robots" content="noindex" />`
      : null
  }`;
}

function sectionLink([href, name]: readonly [string, string], path = ''): Html {
  const isHere = path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`);
  return html`<a href="${href}"${isHere ? html` aria-current="${path === href ? 'page' : 'true'}"` : null}>${name}</a>`;
}

/** Both are there for everybody; the style sheet of the reader's own size hides one. */
function textSizeLinks(path: string | undefined): Html | null {
  if (path === undefined) return null;
  const to = encodeURIComponent(path);
  return html`<a class="size to-large" rel="nofollow" href="/text-size?size=large&to=${to}">大字版</a><a class="size to-standard" rel="nofollow" href="/text-size?size=standard&to=${to}">标准版</a>`;
}

/** A page for one reader alone, such as a form, kept by nobody. `fault`: what is wrong with what the reader sent. */
export function sendPrivatePage(reply: FastifyReply, content: Page, fault?: FailureKind): FastifyReply {
  if (fault !== undefined) reply.code(statusOf(fault));
  return sendHtml(reply, page({ unlisted: true, ...content }, reply.server.services.banner));
}

export function sendHtml(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(String)
    .send(text);
}
