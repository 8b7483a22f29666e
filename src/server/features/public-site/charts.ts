import { type Html, html } from '../../http/html.ts';
import { count } from './labels.ts';
import { REGION_TILES } from './region-tiles.ts';

export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  /** As printed. */
  readonly rate: string;
}

export interface NamedFigure extends Figure {
  readonly name: string;
  readonly code: string | null;
  readonly href: string;
}

const share = ({ numerator, denominator }: Figure): number =>
  denominator === 0 ? 0 : numerator / denominator;
const round = (n: number): number => Math.round(n * 10) / 10;

export function figureText({ numerator, denominator, rate }: Figure): string {
  return `${rate}（${count(numerator)}/${count(denominator)}）`;
}

/** Horizontal bars, labelled directly; no axis is needed where every bar has its figure. */
export function bars(rows: readonly NamedFigure[]): Html {
  return html`<ul class="bars">${rows.map(
    (row) =>
      html`<li><span>${row.name}</span><svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="14"/><rect class="bar" width="${round(share(row) * 100)}" height="14"/></svg><span class="figure">${row.rate} <span class="secondary small">${count(row.numerator)}/${count(row.denominator)}</span></span></li>`,
  )}</ul>`;
}

const TILE = 50;
const GAP = 2;
const SHADES = [0, 0.25, 0.5, 0.75, 1] as const;

/** 0 for none at all, then quarters; the last for all. */
function shadeOf(figure: Figure): number {
  const reached = share(figure);
  if (reached === 0) return 0;
  return Math.min(4, 1 + Math.floor(reached * 4));
}

/** Null where no place is known for the regions. */
export function tileMap(rows: readonly NamedFigure[], title: string): Html | null {
  const placed = rows.flatMap((row) => {
    const place = REGION_TILES[row.code ?? ''];
    return place === undefined ? [] : [{ row, place }];
  });
  if (placed.length < 2) return null;
  const width = (Math.max(...placed.map(({ place: [x] }) => x)) + 1) * TILE;
  const height = (Math.max(...placed.map(({ place: [, y] }) => y)) + 1) * TILE;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">${placed.map(
    ({ row, place: [x, y] }) =>
      html`<g class="tile shade-${shadeOf(row)}"><title>${row.name} ${figureText(row)}</title><rect x="${x * TILE + GAP / 2}" y="${y * TILE + GAP / 2}" width="${TILE - GAP}" height="${TILE - GAP}" rx="4"/><text x="${x * TILE + TILE / 2}" y="${y * TILE + 22}">${shortName(row.name)}</text><text x="${x * TILE + TILE / 2}" y="${y * TILE + 37}">${tileRate(row)}</text></g>`,
  )}</svg><ul class="legend">${SHADES.map((_, shade) => html`<li><svg viewBox="0 0 10 10" aria-hidden="true" class="shade-${shade}"><rect x="0.5" y="0.5" width="9" height="9" rx="2"/></svg>${LEGEND[shade]}</li>`)}</ul>`;
}

/** In whole percents; 100 and 0 only if it is all or none. */
function tileRate(figure: Figure): string {
  if (figure.denominator === 0) return '—';
  const whole = Math.floor(share(figure) * 100);
  return whole === 0 && figure.numerator > 0 ? '不足 1%' : `${whole}%`;
}

const LEGEND = ['无', '不足 25%', '25%–50%', '50%–75%', '75% 以上'];

/** 郑州市 as 郑州: tiles are narrow. */
function shortName(name: string): string {
  const short = name.replace(/(?:示范区|市|县|区)$/, '');
  return short.length < 2 ? name : short.slice(0, 4);
}

export interface Point extends Figure {
  readonly asOf: string;
}

const WIDTH = 360;
const HEIGHT = 190;
const EDGE = { left: 40, right: 44, top: 14, bottom: 26 };

/** The course of a rate: a line from 0 to 100 %, its last value written beside it. */
export function trendChart(points: readonly Point[], title: string): Html {
  const [inner, tall] = [WIDTH - EDGE.left - EDGE.right, HEIGHT - EDGE.top - EDGE.bottom];
  const x = (index: number) => round(EDGE.left + (inner * index) / Math.max(1, points.length - 1));
  const y = (value: number) => round(EDGE.top + tall * (1 - value));
  const path = points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(share(point))}`)
    .join('');
  const last = points.at(-1);
  if (last === undefined) return html``;
  const end = { x: x(points.length - 1), y: y(share(last)) };
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
    ${[0, 0.5, 1].map((value) => html`<path class="axis" d="M${EDGE.left} ${y(value)}h${inner}"/><text class="quiet" x="${EDGE.left - 4}" y="${y(value) + 4}" text-anchor="end">${value * 100}%</text>`)}
    <path class="line" d="${path}"/><circle class="dot" cx="${end.x}" cy="${end.y}" r="3"/>
    <text x="${end.x + 5}" y="${Math.max(12, end.y + 4)}">${last.rate}</text>
    <text class="quiet" x="${EDGE.left}" y="${HEIGHT - 8}">${points[0]?.asOf}</text><text class="quiet" x="${end.x}" y="${HEIGHT - 8}" text-anchor="end">${last.asOf}</text></svg>`;
}
