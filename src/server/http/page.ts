import { type Html, html } from './html.ts';

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly banner: string | null;
}

/** The frame of a server-rendered page: works without JavaScript, asks nothing of third parties. */
export function page({ title, body, banner }: Page): string {
  return html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · 教育移动应用备案平台</title>
    <link rel="stylesheet" href="/style.css" />
  </head>
  <body>
    ${banner === null ? null : html`<p class="banner">${banner}</p>`}
    <main>${body}</main>
  </body>
</html>
`.text;
}

/** Type, colour and space of the public pages. */
export const STYLE_SHEET = `:root { color-scheme: light; }
body { margin: 0; background: #f6f8fa; color: #1f2328; font: 17px/1.75 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: 16px 0; }
h2 { font-size: 1.2rem; margin: 32px 0 8px; }
p { max-width: 38em; }
a { color: #0b5cad; }
.banner { margin: 0; padding: 8px 16px; max-width: none; background: #fff8e6; border-bottom: 1px solid #9a6700; color: #6b4800; text-align: center; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid #d8dee4; border-radius: 6px; font-size: 0.94rem; }
.scroll { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px; border-top: 1px solid #d8dee4; }
th { white-space: nowrap; color: #57606a; font-weight: 600; }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
.secondary { color: #57606a; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; background: #fff; border: 1px solid #d8dee4; border-radius: 6px; padding: 16px; }
dt { color: #57606a; } dd { margin: 0; }
`;
