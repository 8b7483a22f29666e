import { damaged } from './table-refusal.ts';
import { type XlsxArchive, xlsxContent } from './xlsx-archive.ts';
import { type XmlSink, XmlTokens } from './xml-tokens.ts';

const MAX_SMALL_PART = 20 * 2 ** 20;

/** Runs a part of limited size through a sink. @throws TableRefusal */
export async function readPart(archive: XlsxArchive, path: string, sink: XmlSink): Promise<void> {
  const entry = archive.entries.get(path);
  if (!entry || entry.size > MAX_SMALL_PART) throw damaged();
  const tokens = new XmlTokens(sink);
  for await (const chunk of xlsxContent(archive, entry)) tokens.push(chunk);
  tokens.end();
}

/** A sink that only looks at opening tags. */
export function openingTags(open: XmlSink['open']): XmlSink {
  return { open, close: ignore, text: ignore };
}

function ignore(): void {
  // closing tags and texts carry nothing that is wanted
}
