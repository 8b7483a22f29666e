import { types } from 'pg';

type Parser = (text: string) => unknown;
type TypeId = Parameters<typeof types.getTypeParser>[0];
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
  [builtins.TIMESTAMPTZ, instant],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : safeInteger(item)))],
  [DATE_ARRAY, textArray],
  [NUMERIC_ARRAY, textArray],
]);

/** What `infinity` arrives as: the last instant that a Date can hold. Never written; SQL says 'infinity' itself. */
export const FOREVER = new Date(8_640_000_000_000_000);

/**
 * How values arrive: bigint and count(*) as number, date as the text `YYYY-MM-DD`, numeric as text, timestamptz as
 * Date; everything else as `pg` has it (jsonb parsed).
 */
export const typeParsers: { readonly getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: ((oid: TypeId, format?: 'text') =>
    parsers.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** @throws RangeError when a number could not hold it exactly */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer beyond 2^53 from the database: ${text}`);
  return value;
}

const finiteInstant = types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => Date;

function instant(text: string): Date {
  return text === 'infinity' ? FOREVER : finiteInstant(text);
}

function asText(text: string): string {
  return text;
}

function textArray(text: string): (string | null)[] {
  return types.getTypeParser(TEXT_ARRAY as never)(text) as (string | null)[];
}
