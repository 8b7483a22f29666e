import { create } from 'qrcode';
import { Html, html } from '../../http/html.ts';

/** A margin of four modules, as the standard asks. */
const MARGIN = 4;

/** A QR code as one path: small, sharp in print, without a request of its own. */
export function qrCode(text: string, title: string): Html {
  const { modules } = create(text, { errorCorrectionLevel: text.length > 200 ? 'L' : 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, row) =>
    runsOf(modules.data.subarray(row * size, (row + 1) * size), row),
  );
  const edge = size + 2 * MARGIN;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${edge} ${edge}" role="img" aria-label="${title}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${edge}v${edge}H0z"/><path d="${new Html(rows.join(''))}"/></svg>`;
}

/** Dark modules that stand together in a row are one bar. */
function runsOf(row: Uint8Array, y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] === 0) continue;
    let end = x;
    while (end < row.length && row[end] !== 0) end += 1;
    path += `M${x + MARGIN} ${y + MARGIN}h${end - x}v1h-${end - x}z`;
    x = end;
  }
  return path;
}
