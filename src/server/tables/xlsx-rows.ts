import { findCellPosition, MAX_ROW_NUMBER } from './cell-name.ts';
import { numberText } from './number-text.ts';
import { FORMULA, NO_PROBLEMS, type RawRow } from './raw-row.ts';
import { damaged } from './table-refusal.ts';
import { RichText, unescapeText } from './xlsx-strings.ts';
import { GENERAL, type NumberFormat } from './xlsx-styles.ts';
import { findAttribute, type XmlSink } from './xml-tokens.ts';

export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** Collects the rows of a worksheet's XML; `take` hands over those that are complete. */
export class XlsxRows implements XmlSink {
  readonly #context: CellContext;
  #done: RawRow[] = [];
  #inData = false;
  #rowNumber = 0;
  #texts: (string | undefined)[] = [];
  #problems = new Map<number, string>();
  #column = -1;
  #type = 'n';
  #style = 0;
  #value: string | undefined;
  #inValue = false;
  #isFormula = false;
  readonly #inline = new RichText();

  constructor(context: CellContext) {
    this.#context = context;
  }

  take(): readonly RawRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  open(name: string, attributes: string): void {
    if (name === 'sheetData') this.#inData = true;
    else if (!this.#inData) return;
    else if (name === 'c') this.#startCell(attributes);
    else if (name === 'v') this.#startValue();
    else if (name === 'f') this.#isFormula = true;
    else if (name === 'row') this.#startRow(attributes);
    else if (name === 'is') this.#startValue();
    else this.#inline.open(name);
  }

  close(name: string): void {
    if (name === 'sheetData') this.#inData = false;
    else if (!this.#inData) return;
    else if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
    else if (name === 'is') this.#endInline();
    else this.#inline.close(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value = (this.#value ?? '') + text;
    else if (this.#type === 'inlineStr') this.#inline.add(text);
  }

  #startRow(attributes: string): void {
    const number = Number(findAttribute(attributes, 'r') ?? this.#rowNumber + 1);
    if (!Number.isInteger(number) || number <= this.#rowNumber || number > MAX_ROW_NUMBER) throw damaged();
    this.#rowNumber = number;
    this.#texts = [];
    this.#problems = new Map();
    this.#column = -1;
  }

  #endRow(): void {
    if (this.#texts.length === 0 && this.#problems.size === 0) return;
    const problems = this.#problems.size === 0 ? NO_PROBLEMS : this.#problems;
    this.#done.push({ rowNumber: this.#rowNumber, texts: this.#texts, problems });
  }

  #startCell(attributes: string): void {
    const name = findAttribute(attributes, 'r');
    const position = name === undefined ? undefined : findCellPosition(name);
    if (name !== undefined && position?.row !== this.#rowNumber) throw damaged();
    this.#column = position?.column ?? this.#column + 1;
    this.#type = findAttribute(attributes, 't') ?? 'n';
    this.#style = Number(findAttribute(attributes, 's') ?? 0);
    this.#value = undefined;
    this.#isFormula = false;
  }

  #startValue(): void {
    this.#inValue = this.#type !== 'inlineStr';
    this.#inline.start();
  }

  #endInline(): void {
    this.#inValue = false;
    this.#value = this.#inline.text();
  }

  #endCell(): void {
    const value = this.#value;
    if (this.#isFormula) this.#set(value ?? '', FORMULA);
    else if (value !== undefined && value !== '') this.#setValue(value);
  }

  #setValue(value: string): void {
    const { strings, styles, from1904 } = this.#context;
    if (this.#type === 'n') {
      const { text, problem } = numberText(value, styles[this.#style] ?? GENERAL, from1904);
      this.#set(text, problem);
    } else if (this.#type === 's') this.#set(sharedString(strings, value));
    else if (this.#type === 'e') this.#set(value, `单元格的值是错误 ${value}，请改正`);
    else if (this.#type === 'b') this.#set(value === '1' ? 'TRUE' : 'FALSE');
    else if (this.#type === 'd') this.#set(value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' '));
    else this.#set(this.#type === 'str' ? unescapeText(value) : value);
  }

  #set(text: string, problem?: string): void {
    this.#texts[this.#column] = text;
    if (problem !== undefined) this.#problems.set(this.#column, problem);
  }
}

function sharedString(strings: readonly string[], index: string): string {
  const text = strings[Number(index)];
  if (text === undefined) throw damaged();
  return text;
}
