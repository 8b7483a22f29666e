import { Damaged } from '../formats/damaged.ts';
import type { PropertyValue } from './property-list.ts';

/*
 * Of XML a property list uses elements without attributes and five entities. A parser for all of XML takes seconds for
 * half a megabyte of them and writes to the console for each `<` too many.
 */

const DEEPEST = 64;
const MOST_VALUES = 50_000;

interface Cursor {
  readonly text: string;
  at: number;
  left: number;
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
}

/** @throws Damaged */
export function readXmlPropertyList(bytes: Buffer): PropertyValue {
  const cursor: Cursor = { text: bytes.toString('utf8'), at: 0, left: MOST_VALUES };
  if (nextTag(cursor).name !== 'plist') throw new Damaged('no property list');
  return valueOf(cursor, nextTag(cursor), 0);
}

/** The next element's tag; declarations and comments are passed over. */
function nextTag(cursor: Cursor): Tag {
  for (;;) {
    const start = cursor.text.indexOf('<', cursor.at);
    const isComment = start !== -1 && cursor.text.startsWith('<!--', start);
    const end = cursor.text.indexOf(isComment ? '-->' : '>', start);
    if (start === -1 || end === -1) throw new Damaged('end of a property list');
    cursor.at = end + (isComment ? 3 : 1);
    const inside = cursor.text.slice(start + 1, end);
    if (inside.startsWith('?') || inside.startsWith('!')) continue;
    const [name = ''] = inside.replace('/', '').trim().split(/\s/, 1);
    return { name, isClosing: inside.startsWith('/'), isEmpty: inside.endsWith('/') };
  }
}

function valueOf(cursor: Cursor, tag: Tag, depth: number): PropertyValue {
  const { name, isClosing, isEmpty } = tag;
  cursor.left -= 1;
  if (isClosing || depth > DEEPEST || cursor.left < 0) throw new Damaged('property list');
  if (name === 'dict') return isEmpty ? {} : dictionaryOf(cursor, depth);
  if (name === 'array') return isEmpty ? [] : arrayOf(cursor, depth);
  return scalarOf(name, isEmpty ? '' : textUpTo(cursor, name));
}

const SCALARS: Readonly<Record<string, (text: string) => PropertyValue>> = {
  true: () => true,
  false: () => false,
  integer: Number,
  real: Number,
  data: (text) => Buffer.from(text, 'base64'),
  string: (text) => text,
  key: (text) => text,
  date: (text) => text,
};

function scalarOf(name: string, text: string): PropertyValue {
  const read = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined;
  if (read === undefined) throw new Damaged('element of a property list');
  return read(text);
}

function dictionaryOf(cursor: Cursor, depth: number): PropertyValue {
  const entries: [string, PropertyValue][] = [];
  for (let tag = nextTag(cursor); !tag.isClosing; tag = nextTag(cursor)) {
    const key = valueOf(cursor, tag, depth + 1);
    if (tag.name !== 'key' || typeof key !== 'string') throw new Damaged('key of a property list');
    entries.push([key, valueOf(cursor, nextTag(cursor), depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function arrayOf(cursor: Cursor, depth: number): PropertyValue {
  const items: PropertyValue[] = [];
  for (let tag = nextTag(cursor); !tag.isClosing; tag = nextTag(cursor))
    items.push(valueOf(cursor, tag, depth + 1));
  return items;
}

function textUpTo(cursor: Cursor, name: string): string {
  const end = cursor.text.indexOf('<', cursor.at);
  const text = cursor.text.slice(cursor.at, end === -1 ? undefined : end);
  const closing = nextTag(cursor);
  if (!closing.isClosing || closing.name !== name) throw new Damaged('element of a property list');
  return text.replaceAll(/&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
};

function entity(text: string): string {
  const known = ENTITIES[text.toLowerCase()];
  if (known !== undefined) return known;
  const isHex = text[2]?.toLowerCase() === 'x';
  return String.fromCodePoint(Number.parseInt(text.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10));
}
