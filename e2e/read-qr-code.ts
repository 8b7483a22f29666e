import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';

/** Of the standard (ISO/IEC 18004), the tables alone; nothing is encoded here. */
const load = createRequire(import.meta.url);
const { getPositions } = load('qrcode/lib/core/alignment-pattern.js') as Alignment;
const { getBlocksCount, getTotalCodewordsCount } = load('qrcode/lib/core/error-correction-code.js') as Blocks;
const LEVELS = Object.values(load('qrcode/lib/core/error-correction-level.js') as Record<string, Level>);
const { getSymbolTotalCodewords } = load('qrcode/lib/core/utils.js') as Codewords;

interface Alignment {
  readonly getPositions: (version: number) => readonly (readonly [number, number])[];
}
interface Level {
  readonly bit: number;
}
interface Blocks {
  readonly getBlocksCount: (version: number, level: Level) => number;
  readonly getTotalCodewordsCount: (version: number, level: Level) => number;
}
interface Codewords {
  readonly getSymbolTotalCodewords: (version: number) => number;
}

/** Dark modules, row by row. */
type Matrix = readonly (readonly boolean[])[];

/** What a phone reads from a QR code as it stands on the screen, with a margin of four modules. */
export async function readQrCode(code: Locator): Promise<string> {
  const picture = `data:image/png;base64,${(await code.screenshot({ scale: 'device' })).toString('base64')}`;
  const blank = await code.page().context().newPage();
  try {
    const rows = await blank.evaluate<string[]>(`(${darkRows})(${JSON.stringify(picture)})`);
    return textOf(matrixOf(rows));
  } finally {
    await blank.close();
  }
}

/** In a page: every point of the picture that is dark, as rows of 0 and 1. */
const darkRows = `async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  return Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_, x) => (data[(y * image.width + x) * 4] < 128 ? 1 : 0)).join(''));
}`;

/** The finder pattern at the top left is seven modules wide, which says how large one is. */
function matrixOf(rows: readonly string[]): Matrix {
  const dark = rows.filter((row) => row.includes('1'));
  const left = Math.min(...dark.map((row) => row.indexOf('1')));
  const right = Math.max(...dark.map((row) => row.lastIndexOf('1')));
  const finder = dark[0]?.slice(left).indexOf('0') ?? 0;
  const size = 17 + 4 * Math.round(((right - left + 1) / (finder / 7) - 17) / 4);
  const middle = (index: number): number => Math.floor(((index + 0.5) * (right - left + 1)) / size);
  const indexes = Array.from({ length: size }, (_, index) => index);
  return indexes.map((y) => indexes.map((x) => dark[middle(y)]?.[left + middle(x)] === '1'));
}

const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];
const FORMAT_MASK = 0x5412;

function textOf(matrix: Matrix): string {
  const version = (matrix.length - 17) / 4;
  const format = formatOf(matrix) ^ FORMAT_MASK;
  const level = LEVELS.find(({ bit }) => bit === format >> 13);
  const mask = MASKS[(format >> 10) & 7];
  if (level === undefined || mask === undefined || !Number.isInteger(version))
    throw new Error('this is no QR code');
  return segmentsOf(dataOf(codewordsOf(matrix, version, mask), version, level), version);
}

/** Fifteen bits beside the finder at the top left, downwards. */
function formatOf(matrix: Matrix): number {
  const rowOf = (bit: number): number => (bit < 6 ? bit : bit < 8 ? bit + 1 : matrix.length - 15 + bit);
  return Array.from({ length: 15 }, (_, bit) => (matrix[rowOf(bit)]?.[8] === true ? 1 << bit : 0)).reduce(
    (sum, each) => sum | each,
  );
}

/** In columns of two from the bottom right, up and down, past what is no data. */
function codewordsOf(matrix: Matrix, version: number, mask: (y: number, x: number) => boolean): number[] {
  const size = matrix.length;
  const isTaken = patternsOf(size, version);
  const bits: number[] = [];
  const columns = Array.from({ length: (size - 1) / 2 }, (_, index) => size - 1 - 2 * index);
  columns.forEach((column, index) => {
    // The timing pattern's column is passed over.
    const right = column <= 6 ? column - 1 : column;
    for (let step = 0; step < size; step += 1) {
      const y = index % 2 === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1])
        if (!isTaken(y, x)) bits.push((matrix[y]?.[x] ?? false) === mask(y, x) ? 0 : 1);
    }
  });
  return Array.from({ length: getSymbolTotalCodewords(version) }, (_, index) =>
    numberOf(bits.slice(index * 8, index * 8 + 8)),
  );
}

/** Finders with their formats, timing, alignment, version. */
function patternsOf(size: number, version: number): (y: number, x: number) => boolean {
  const centres = getPositions(version);
  const isVersion = (one: number, other: number): boolean => version >= 7 && one < 6 && other >= size - 11;
  return (y, x) =>
    isFinder(size, y, x) ||
    y === 6 ||
    x === 6 ||
    isVersion(y, x) ||
    isVersion(x, y) ||
    centres.some(([cy, cx]) => Math.abs(cy - y) <= 2 && Math.abs(cx - x) <= 2);
}

/** In three corners, with the format beside it. */
function isFinder(size: number, y: number, x: number): boolean {
  const [top, left] = [y < 9, x < 9];
  return (top && left) || (top && x >= size - 8) || (left && y >= size - 8);
}

/** The blocks, which take turns; what would mend them is left away, so a single wrong module is wrong text. */
function dataOf(codewords: readonly number[], version: number, level: Level): number[] {
  const count = getBlocksCount(version, level);
  const data = codewords.length - getTotalCodewordsCount(version, level);
  const short = count - (codewords.length % count);
  const lengthOf = (block: number): number => Math.floor(data / count) + (block < short ? 0 : 1);
  const blocks = Array.from({ length: count }, (): number[] => []);
  let at = 0;
  for (let row = 0; row <= Math.floor(data / count); row += 1)
    blocks.forEach((block, index) => {
      if (row < lengthOf(index)) block.push(codewords[at++] ?? 0);
    });
  return blocks.flat();
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

interface Mode {
  /** Of the count, for versions to 9, to 26 and above. */
  readonly counts: readonly [number, number, number];
  readonly read: (take: (bits: number) => number, count: number) => Buffer;
}

const MODES: Readonly<Record<number, Mode>> = {
  1: { counts: [10, 12, 14], read: (take, count) => Buffer.from(digits(take, count)) },
  2: { counts: [9, 11, 13], read: (take, count) => Buffer.from(capitals(take, count)) },
  4: {
    counts: [8, 16, 16],
    read: (take, count) => Buffer.from(Array.from({ length: count }, () => take(8))),
  },
};

function segmentsOf(data: readonly number[], version: number): string {
  const bits = data.flatMap((word) => Array.from({ length: 8 }, (_, index) => (word >> (7 - index)) & 1));
  let at = 0;
  const take = (count: number): number => numberOf(bits.slice(at, (at += count)));
  const parts: Buffer[] = [];
  while (at + 4 <= bits.length) {
    const indicator = take(4);
    if (indicator === 0) break;
    const mode = MODES[indicator];
    if (mode === undefined) throw new Error(`a QR code in mode ${indicator}`);
    parts.push(mode.read(take, take(mode.counts[version < 10 ? 0 : version < 27 ? 1 : 2])));
  }
  return Buffer.concat(parts).toString('utf8');
}

function digits(take: (bits: number) => number, count: number): string {
  let text = '';
  for (let left = count; left > 0; left -= 3) {
    const length = Math.min(left, 3);
    text += String(take([0, 4, 7, 10][length] ?? 0)).padStart(length, '0');
  }
  return text;
}

function capitals(take: (bits: number) => number, count: number): string {
  let text = '';
  for (let left = count; left > 0; left -= 2) {
    const pair = take(left === 1 ? 6 : 11);
    text +=
      left === 1 ? ALPHANUMERIC[pair] : `${ALPHANUMERIC[Math.floor(pair / 45)]}${ALPHANUMERIC[pair % 45]}`;
  }
  return text;
}

function numberOf(bits: readonly number[]): number {
  return bits.reduce((sum, bit) => sum * 2 + bit, 0);
}
