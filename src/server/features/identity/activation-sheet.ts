import { createHash } from 'node:crypto';
import { ROLE_TITLES } from '../../../policy/access/role-titles.ts';
import { legalDayOf } from '../../../policy/legal-day.ts';
import { Html, html } from '../../http/html.ts';
import type { Slip } from './issue-accounts.ts';

export interface SheetFrame {
  /** Where the code is entered. */
  readonly address: string;
  readonly banner: string | null;
}

const STYLE = `@page { size: A4; margin: 12mm; }
body { margin: 0; font: 11pt/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", sans-serif; color: #000; }
.slip { box-sizing: border-box; height: 66mm; padding: 5mm; border-bottom: 1px dashed #000; break-inside: avoid; overflow: hidden; }
.slip h2 { margin: 0 0 2mm; font-size: 13pt; }
.slip dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 4mm; margin: 0; }
.slip dd { margin: 0; overflow-wrap: anywhere; }
.slip p { margin: 2mm 0 0; font-size: 9.5pt; }
.code { font: 700 15pt/1.5 ui-monospace, Menlo, Consolas, monospace; letter-spacing: 0.06em; }
.banner { margin: 0; text-align: center; }
@media screen { body { max-width: 186mm; margin: 8mm auto; } }`;

/** The sheet carries its style with it, so that a saved copy prints alike; everything else stays forbidden. */
export const SHEET_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`;

/** One slip for each account, four to a page, to be cut apart. */
export function activationSheet(slips: readonly Slip[], frame: SheetFrame): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<title>激活码单（${slips.length} 份）</title>
${stylesheet}
</head>
<body>
${frame.banner === null ? null : html`<p class="banner">${frame.banner}</p>`}
${slips.map((slip) => slipOf(slip, frame))}
</body>
</html>
`.text;
}

const stylesheet = new Html(`<style>${STYLE}</style>`);

function slipOf({ organisation, role, loginName, code, expiresAt }: Slip, { address }: SheetFrame): Html {
  return html`<section class="slip">
<h2>${organisation.name}</h2>
<dl>
<dt>角色</dt><dd>${ROLE_TITLES[role]}</dd>
<dt>账号名</dt><dd>${loginName}</dd>
<dt>激活码</dt><dd class="code">${code}</dd>
<dt>网址</dt><dd>${address}</dd>
<dt>有效期至</dt><dd>${legalDayOf(new Date(expiresAt))}</dd>
</dl>
<p>请由本人在有效期内打开上述网址，输入激活码并设置密码，之后用账号名和密码登录。激活码只能使用一次，请勿拍照外传；遗失或过期的，请联系发放单位重新发放，旧码随即作废。</p>
</section>
`;
}
