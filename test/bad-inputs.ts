/** A value that the API must refuse, or, where it may take it, must not stumble over. */
export interface BadInput {
  readonly name: string;
  readonly isRefused: boolean;
}

export interface BadBody extends BadInput {
  /** JSON as it is sent. */
  readonly text: string;
}

export interface BadParameter extends BadInput {
  readonly value: string;
}

/** As much of JSON Schema as the API's own document uses. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly minLength?: number;
}

type Json = unknown;
type Path = readonly (string | number)[];

/** Texts that have broken other systems: NUL, half a character, reversed writing, spreadsheets, SQL, HTML. */
const HOSTILE = [
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\u202E示例',
  '𠮷野家',
  '﹢１２３',
  'e\u0301',
  "' OR '1'='1'; --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.invalid")',
  '%00%0d%0a',
  '${7*7}',
  '../../../etc/passwd',
];
const LONG = 'x'.repeat(1_000_000);
/** What nobody may set by naming it. */
const NOT_YOURS = {
  status: 'confirmed',
  number: '教APP备4100001号',
  state: 'confirmed',
  authorityId: 1,
  confirmedAt: '2020-01-01',
};

/** The body with one thing wrong in it, for every field that the schema knows. */
export function* badBodies(schema: Schema, good: Json): Generator<BadBody> {
  yield* brokenTexts();
  for (const { path, value, name, isRefused } of faultsAt(schema, [], good)) {
    yield {
      name: `${['', ...path].join('/') || '/'} ${name}`,
      isRefused,
      text: JSON.stringify(withValue(good, path, value)),
    };
  }
}

function* brokenTexts(): Generator<BadBody> {
  const texts = {
    'half of it': '{"version":',
    nothing: '',
    'two of them': '{}{}',
    'not JSON': 'version=1',
    'a byte order mark only': '\uFEFF',
  };
  for (const [name, text] of Object.entries(texts)) yield { name, isRefused: true, text };
  yield { name: 'nested too deeply', isRefused: true, text: `${'['.repeat(50_000)}${']'.repeat(50_000)}` };
  yield { name: 'a key that is every object’s', isRefused: true, text: '{"__proto__":{"version":1}}' };
}

interface Fault {
  readonly path: Path;
  readonly value: Json;
  readonly name: string;
  readonly isRefused: boolean;
}

/** Left out of its object. */
const ABSENT = Symbol('absent');

function* faultsAt(schema: Schema, path: Path, good: Json): Generator<Fault> {
  const { schema: plain, mayBeNull } = withoutNull(schema);
  for (const [name, value] of wrongValues(plain, good)) yield { path, value, name, isRefused: true };
  if (!mayBeNull) yield { path, value: null, name: 'null', isRefused: true };
  if (plain.type === 'string' && plain.enum === undefined)
    for (const text of HOSTILE) yield { path, value: text, name: JSON.stringify(text), isRefused: false };
  yield* faultsOfFields(plain, path, good);
}

function* faultsOfFields({ properties = {}, required = [], items }: Schema, path: Path, good: Json) {
  for (const key of required) yield { path: [...path, key], value: ABSENT, name: 'missing', isRefused: true };
  for (const [key, inner] of Object.entries(properties))
    yield* faultsAt(inner, [...path, key], (good as Record<string, Json> | undefined)?.[key]);
  if (items !== undefined) yield* faultsAt(items, [...path, 0], (good as Json[] | undefined)?.[0]);
}

/** Of several forms the first that is not null. */
function withoutNull(schema: Schema): { schema: Schema; mayBeNull: boolean } {
  const forms = schema.anyOf ?? [schema];
  const plain = forms.find(({ type }) => type !== 'null') ?? schema;
  return { schema: plain, mayBeNull: forms.some(({ type }) => type === 'null') };
}

function* wrongValues(schema: Schema, good: Json): Generator<readonly [string, Json]> {
  const ofItsType = schema.type === 'number' ? 'integer' : schema.type;
  for (const [type, value] of Object.entries(OF_EACH_TYPE))
    if (type !== ofItsType) yield [`of type ${type}`, value];
  if (schema.type === 'string') yield* wrongStrings(schema);
  if (schema.type === 'integer')
    yield* Object.entries({ 'a fraction': 1.5, 'beyond all': 1e300, 'as text': '1' });
  if (schema.type === 'array') yield* wrongLists(schema, good);
  if (schema.type === 'object') yield* withMore(schema, good);
}

function* wrongLists({ maxItems = Infinity }: Schema, good: Json): Generator<readonly [string, Json]> {
  const item = (good as Json[] | undefined)?.[0] ?? 'x';
  if (maxItems < 1_000) yield ['too many', Array.from({ length: maxItems + 1 }, () => item)];
}

function* withMore({ properties = {} }: Schema, good: Json): Generator<readonly [string, Json]> {
  for (const [key, value] of Object.entries(NOT_YOURS))
    if (!(key in properties)) yield [`with ${key}`, { ...(good as object | undefined), [key]: value }];
}

const OF_EACH_TYPE = { string: '示例', integer: 7, boolean: true, array: ['x'], object: { x: 1 } };

function* wrongStrings({
  enum: known,
  pattern,
  format,
  maxLength,
  minLength,
}: Schema): Generator<readonly [string, Json]> {
  if (known !== undefined) yield ['unknown', 'no-such-value'];
  if (maxLength !== undefined) yield ['too long', '示'.repeat(maxLength + 1)];
  yield ['a megabyte', LONG];
  if (minLength !== undefined && minLength > 0) yield ['empty', ''];
  if (format === 'date')
    yield* ['2020-02-30', '2020-13-01', '20200101', '２０２０-01-01'].map((day) => [day, day] as const);
  if (pattern?.includes('\\p{Cc}') === true) yield ['with NUL', '示\u0000例'];
}

function withValue(whole: Json, path: Path, value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(whole) ? [...(whole as Json[])] : [];
    list[key] = withValue(list[key], rest, value);
    return list;
  }
  const { [key]: old, ...others } = (typeof whole === 'object' && whole !== null ? whole : {}) as Record<
    string,
    Json
  >;
  const changed = withValue(old, rest, value);
  return changed === ABSENT ? others : { ...others, [key]: changed };
}

/** For a parameter of the path or the query. */
export function* badParameters(schema: Schema): Generator<BadParameter> {
  const { type, enum: known, format } = schema;
  if (type === 'integer') {
    for (const value of ['x', '1.5', '-1', '9'.repeat(40), '０', ''])
      yield { name: value, value, isRefused: value !== '' };
  }
  if (known !== undefined) yield { name: 'unknown', value: 'no-such-value', isRefused: true };
  if (format === 'date' || format === 'date-time')
    for (const value of ['2020-02-30', 'yesterday', '99999-01-01'])
      yield { name: value, value, isRefused: true };
  for (const value of HOSTILE)
    yield { name: JSON.stringify(value), value: value.toWellFormed(), isRefused: type === 'integer' };
  yield { name: 'long', value: 'x'.repeat(5_000), isRefused: type === 'integer' };
}
