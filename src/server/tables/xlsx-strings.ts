import type { ZipEntry } from '../files/zip-directory.ts';
import { damaged, TableRefusal } from './table-refusal.ts';
import { type XlsxArchive, xlsxContent } from './xlsx-archive.ts';
import { type XmlSink, XmlTokens } from './xml-tokens.ts';

const MAX_SIZE = 100 * 2 ** 20;
const MAX_STRINGS = 5_000_000;

/** The texts that cells name by number; of rich text the runs joined, without the phonetic guides. @throws TableRefusal */
export async function readSharedStrings(
  archive: XlsxArchive,
  entry: ZipEntry | undefined,
): Promise<string[]> {
  if (!entry) return [];
  if (entry.size > MAX_SIZE) throw new TableRefusal('文件中的文字过多，平台拒绝读取，请分成几个文件导入。');
  const sink = new SharedStrings();
  const tokens = new XmlTokens(sink);
  for await (const chunk of xlsxContent(archive, entry)) {
    tokens.push(chunk);
    if (sink.strings.length > MAX_STRINGS) throw damaged();
  }
  tokens.end();
  return sink.strings;
}

class SharedStrings implements XmlSink {
  readonly strings: string[] = [];
  readonly #rich = new RichText();

  open(name: string): void {
    if (name === 'si') this.#rich.start();
    else this.#rich.open(name);
  }

  close(name: string): void {
    if (name === 'si') this.strings.push(this.#rich.text());
    else this.#rich.close(name);
  }

  text(text: string): void {
    this.#rich.add(text);
  }
}

/** Joins the texts of a string item or an inline string. */
export class RichText {
  #text = '';
  #inText = false;
  #inGuide = false;

  start(): void {
    this.#text = '';
    this.#inText = false;
    this.#inGuide = false;
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#inGuide = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inGuide = false;
  }

  add(text: string): void {
    if (this.#inText && !this.#inGuide) this.#text += text;
  }

  text(): string {
    return unescapeText(this.#text);
  }
}

/** Characters that XML cannot hold are written as `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
