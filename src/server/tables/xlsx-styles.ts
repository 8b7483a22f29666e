import type { XlsxArchive } from './xlsx-archive.ts';
import { readPart } from './xlsx-part.ts';
import { findAttribute } from './xml-tokens.ts';

/** How a number is shown, as far as it changes what the clerk typed. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'percent' }
  /** `000000`: shown with leading zeros. */
  | { readonly kind: 'padded'; readonly digits: number }
  | { readonly kind: 'date'; readonly day: boolean; readonly time: boolean };

export const GENERAL: NumberFormat = { kind: 'general' };
const DAY: NumberFormat = { kind: 'date', day: true, time: false };
const TIME: NumberFormat = { kind: 'date', day: false, time: true };
const DAY_AND_TIME: NumberFormat = { kind: 'date', day: true, time: true };
const PERCENT: NumberFormat = { kind: 'percent' };

/** The formats of the cell styles, by the number that cells name. @throws TableRefusal */
export async function readStyles(
  archive: XlsxArchive,
  path: string | undefined,
): Promise<readonly NumberFormat[]> {
  if (path === undefined || !archive.entries.has(path)) return [];
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let within = false;
  await readPart(archive, path, {
    open(name, attributes) {
      if (name === 'cellXfs') within = true;
      else if (name === 'xf' && within) styles.push(Number(findAttribute(attributes, 'numFmtId') ?? 0));
      else if (name === 'numFmt') {
        codes.set(
          Number(findAttribute(attributes, 'numFmtId')),
          findAttribute(attributes, 'formatCode') ?? '',
        );
      }
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
    text: () => undefined,
  });
  return styles.map((id) => formatOf(codes.get(id)) ?? builtIn(id));
}

function between(id: number, from: number, to: number): boolean {
  return from <= id && id <= to;
}

/** The formats that files name by number only, with those of Chinese editions (27 to 36 and 50 to 58). */
function builtIn(id: number): NumberFormat {
  if (id === 22) return DAY_AND_TIME;
  if (between(id, 18, 21) || between(id, 32, 35) || between(id, 45, 47) || between(id, 55, 56)) return TIME;
  if (between(id, 14, 17) || between(id, 27, 36) || between(id, 50, 58)) return DAY;
  return between(id, 9, 10) ? PERCENT : GENERAL;
}

const LITERAL = /"[^"]*"|\\.|_.|\*./g;
const BRACKETS = /\[[^[\]]*\]/g;
/** Hours, minutes or seconds that go on counting. */
const ELAPSED = /^\[[hms]+\]$/i;

/** Undefined without a format code. Of a code with sections only the first counts: it is that of positive numbers. */
export function formatOf(code: string | undefined): NumberFormat | undefined {
  if (code === undefined) return undefined;
  const bare = (withoutBrackets(code.replace(LITERAL, '')).split(';')[0] ?? '').trim().toLowerCase();
  if (bare === 'general' || bare === '@') return GENERAL;
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  if (bare.includes('%')) return PERCENT;
  if (/[yde]/.test(bare) && !/e[+-]/.test(bare)) return /[hs]/.test(bare) ? DAY_AND_TIME : DAY;
  if (/[hs]/.test(bare)) return TIME;
  return /m/.test(bare) ? DAY : GENERAL;
}

function withoutBrackets(code: string): string {
  return code.replace(BRACKETS, (bracket) => (ELAPSED.test(bracket) ? bracket : ''));
}
