import type { XmlElement } from './binary-xml.ts';
import type { ResValue } from './res-value.ts';
import type { ConfiguredValue, ResourceTable } from './resource-table.ts';

/** References that lead to references and so on. */
const MOST_REFERENCES = 100;

/** The text in each locale, the default under the empty name; references followed. @throws Damaged */
export function textsOf(value: ResValue | undefined, table: ResourceTable | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { locale, value: found } of resolved(value, table)) {
    const text = textOf(found);
    if (text !== undefined && !texts.has(locale)) texts.set(locale, text);
  }
  return texts;
}

/** The value where no configuration asks for another. @throws Damaged */
export function defaultOf(
  value: ResValue | undefined,
  table: ResourceTable | undefined,
): ResValue | undefined {
  const all = resolved(value, table);
  return (all.find(({ locale }) => locale === '') ?? all[0])?.value;
}

export function textOf(value: ResValue | undefined): string | undefined {
  if (value?.kind === 'string') return value.text;
  return value?.kind === 'number' ? String(value.number) : undefined;
}

export function booleanOf(value: ResValue | undefined): boolean | undefined {
  if (value?.kind === 'boolean') return value.isTrue;
  return value?.kind === 'number' ? value.number !== 0 : undefined;
}

/** Looks up an attribute's default value. */
export type Valued = (element: XmlElement | undefined, name: string) => ResValue | undefined;

/** Each reference is followed once: circles end, and what fans out does not multiply. */
function resolved(
  value: ResValue | undefined,
  table: ResourceTable | undefined,
  seen: Set<number> = new Set(),
): readonly ConfiguredValue[] {
  if (value === undefined) return [];
  if (value.kind !== 'reference') return [{ locale: '', value }];
  if (table === undefined || seen.has(value.id) || seen.size >= MOST_REFERENCES) return [];
  seen.add(value.id);
  return table
    .values(value.id)
    .flatMap(({ locale, value: next }) =>
      resolved(next, table, seen).map((leaf) => ({ ...leaf, locale: leaf.locale || locale })),
    );
}

const CHINESE = ['zh-CN', 'zh-Hans-CN', 'zh-Hans', 'zh'];

/** What people in the country read: Chinese before the default before whatever there is. */
export function preferredText(texts: ReadonlyMap<string, string>): string | undefined {
  const anyChinese = [...texts.keys()].filter((locale) => locale.startsWith('zh'));
  for (const locale of [...CHINESE, ...anyChinese, '', 'en']) {
    const text = texts.get(locale);
    if (text !== undefined) return text;
  }
  return texts.values().next().value;
}
