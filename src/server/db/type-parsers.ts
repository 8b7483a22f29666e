import { types } from 'pg';

type Parser = (text: string) => unknown;
const { builtins } = types;

/** Arrays of our scalars; `pg` names them only as numbers. */
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY = 1009;

const parsers = new Map<number, Parser>([
  [builtins.INT8, safeInteger],
  [builtins.DATE, asText],
  [builtins.NUMERIC, asText],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : safeInteger(item)))],
  [DATE_ARRAY, textArray],
  [NUMERIC_ARRAY, textArray],
]);

/**
 * How values arrive: bigint and count(*) as number, date as the text `YYYY-MM-DD`, numeric as text; everything else as
 * `pg` has it (timestamptz as Date, jsonb parsed).
 */
export const typeParsers: { getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** @throws RangeError when a number could not hold it exactly */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer beyond 2^53 from the database: ${text}`);
  return value;
}

function asText(text: string): string {
  return text;
}

function textArray(text: string): (string | null)[] {
  return types.getTypeParser(TEXT_ARRAY as never)(text) as (string | null)[];
}
