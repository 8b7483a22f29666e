/** What a column's parser says about one cell; the message is a Chinese sentence without the cell's name. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

export interface ColumnDefinition<
  Key extends string = string,
  Value = unknown,
  Required extends boolean = boolean,
> {
  readonly key: Key;
  /** The printed header, then the other names under which people write it. */
  readonly headers: readonly [string, ...string[]];
  /** The header must be there and every row must have a value. An optional column may be missing altogether. */
  readonly required: Required;
  /** Gets cleaned text that is never empty: NFC, trimmed, without control characters. */
  readonly parse: (text: string) => Parsed<Value>;
  /** `code`: full-width letters, digits and signs become half-width and all spaces go. Default `text`. */
  readonly normalise?: 'text' | 'code';
  /** Line breaks inside a cell are allowed. */
  readonly multiline?: boolean;
  /** In characters; default 500. */
  readonly maxLength?: number;
  /** No two rows may have the same text. */
  readonly unique?: boolean;
}

type ValueOf<Column> =
  Column extends ColumnDefinition<string, infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | undefined
    : never;

/** The values of a row by column key; undefined where an optional cell is empty. */
export type ValuesOf<Columns extends readonly ColumnDefinition[]> = {
  readonly [Column in Columns[number] as Column['key']]: ValueOf<Column>;
};

export interface TableError {
  /** As the spreadsheet program numbers it, from 1; absent when the file as a whole is refused. */
  readonly row?: number;
  /** Such as `C17`; absent when no single cell is at fault. For merged cells the range, such as `C17:C19`. */
  readonly cell?: string;
  readonly column?: string;
  /** As typed, shortened. */
  readonly value?: string;
  /** A Chinese sentence that says what is wrong and what to do. */
  readonly message: string;
}

export interface TableRow<Values> {
  readonly rowNumber: number;
  readonly values: Values;
  /** As typed, in the order of {@link Table.headers}. */
  readonly texts: readonly string[];
}

export interface FaultyRow {
  readonly rowNumber: number;
  readonly texts: readonly string[];
}

export interface Table<Values> {
  /** True when the file as a whole was refused: there is exactly one error, without a row. */
  readonly refused: boolean;
  /** Rows without an error, in order. */
  readonly rows: readonly TableRow<Values>[];
  readonly faultyRows: readonly FaultyRow[];
  /** In order of row and column; at most `maxErrors` of them. */
  readonly errors: readonly TableError[];
  readonly errorCount: number;
  readonly headers: readonly TableHeader[];
  /** The row that holds the headers. */
  readonly headerRow: number;
  /** Visible worksheets that were not read. */
  readonly otherSheets: readonly string[];
}

export interface TableHeader {
  /** Undefined for a column that is shown but not read, such as 序号. */
  readonly key: string | undefined;
  readonly text: string;
  /** Counted from 0. */
  readonly index: number;
}

export interface TableFile {
  /** The name under which it was uploaded; its ending tells what it claims to be. */
  readonly name: string;
  readonly content: Buffer | { readonly path: string };
}

export interface ReadOptions {
  /** Rows with content below the header. Default 200,000. */
  readonly maxRows?: number;
  /** Of the file as uploaded. Default 50 MB. */
  readonly maxBytes?: number;
  /** Errors kept; the rest are counted. Default 10,000. */
  readonly maxErrors?: number;
  /** Headers that are accepted and not read; default 序号 and 错误说明. */
  readonly ignoredHeaders?: readonly string[];
}

/** Keeps the literal key and the value's type of a column that is defined apart from its table. */
export function defineColumn<const Key extends string, Value, const Required extends boolean>(
  column: ColumnDefinition<Key, Value, Required>,
): ColumnDefinition<Key, Value, Required> {
  return column;
}
