import { damaged, TableRefusal } from './table-refusal.ts';

export interface XmlSink {
  /** The name is without its namespace prefix; read attributes with {@link findAttribute}. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const MAX_TOKEN = 2 ** 20;

/**
 * Cuts the parts of a spreadsheet into tags and texts as they arrive. Knows the five entities of XML and character
 * numbers, and refuses document types, so nothing can be defined, fetched or expanded.
 */
export class XmlTokens {
  readonly #sink: XmlSink;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest = '';

  constructor(sink: XmlSink) {
    this.#sink = sink;
  }

  /** @throws TableRefusal */
  push(chunk: Buffer): void {
    this.#cut(this.#decode(chunk, true));
    if (this.#rest.length > MAX_TOKEN) throw damaged();
  }

  /** @throws TableRefusal when the text ends inside a tag */
  end(): void {
    this.#cut(this.#decode(Buffer.alloc(0), false));
    if (this.#rest.trim() !== '') throw damaged();
  }

  #decode(chunk: Buffer, stream: boolean): string {
    try {
      return this.#decoder.decode(chunk, { stream });
    } catch {
      throw damaged();
    }
  }

  #cut(chunk: string): void {
    const xml = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const start = xml.indexOf('<', at);
      if (start < 0) break;
      const end = tokenEnd(xml, start);
      if (end < 0) break;
      if (start > at) this.#sink.text(decodeEntities(xml.slice(at, start)));
      this.#token(xml, start, end);
      at = end;
    }
    this.#rest = xml.slice(at);
  }

  #token(xml: string, start: number, end: number): void {
    const second = xml.charCodeAt(start + 1);
    if (second === SLASH) this.#sink.close(localName(xml.slice(start + 2, end - 1).trimEnd()));
    else if (second === EXCLAMATION) this.#declaration(xml.slice(start, end));
    else if (second !== QUESTION) this.#tag(xml, start + 1, end - 1);
  }

  #tag(xml: string, start: number, end: number): void {
    const empty = xml.charCodeAt(end - 1) === SLASH;
    const inner = xml.slice(start, empty ? end - 1 : end);
    const space = inner.search(/\s/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    this.#sink.open(name, space < 0 ? '' : inner.slice(space));
    if (empty) this.#sink.close(name);
  }

  #declaration(token: string): void {
    if (token.startsWith('<![CDATA[')) this.#sink.text(token.slice(9, -3));
    else if (!token.startsWith('<!--')) throw new TableRefusal(DOCTYPE);
  }
}

const DOCTYPE =
  '文件内含有文档类型声明（DTD），存在安全风险，平台拒绝读取。请用 Excel 或 WPS 另存为 .xlsx 再上传。';

const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const LESS = 60;
const GREATER = 62;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const EQUALS = 61;

/** The index behind the token that starts at `start`, or -1 while it is not complete. */
function tokenEnd(xml: string, start: number): number {
  const second = xml.charCodeAt(start + 1);
  if (Number.isNaN(second)) return -1;
  if (second === QUESTION) return endAfter(xml, '?>', start);
  if (second !== EXCLAMATION) return tagEnd(xml, start + 1);
  if (xml.length - start < '<![CDATA['.length && !xml.includes('>', start)) return -1;
  if (xml.startsWith('<!--', start)) return endAfter(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return endAfter(xml, ']]>', start);
  return start + 2;
}

function endAfter(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at + 1;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === LESS) throw damaged();
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of the attribute with exactly that name, prefix included. */
export function findAttribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (!isSpace(attributes.charCodeAt(at - 1))) continue;
    let start = skipSpaces(attributes, at + name.length);
    if (attributes.charCodeAt(start) !== EQUALS) continue;
    start = skipSpaces(attributes, start + 1);
    const quote = attributes.charAt(start);
    const end = quote === '"' || quote === "'" ? attributes.indexOf(quote, start + 1) : -1;
    if (end >= 0) return decodeEntities(attributes.slice(start + 1, end));
  }
  return undefined;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
