import { ByteReader } from '../formats/byte-reader.ts';
import { Damaged } from '../formats/damaged.ts';
import { attributeName } from './attribute-names.ts';
import { chunkAt, chunksOf } from './chunks.ts';
import { type ResValue, readResValue } from './res-value.ts';
import { EMPTY_POOL, readStringPool, type StringPool } from './string-pool.ts';

export interface XmlElement {
  readonly name: string;
  /** By name without its namespace; the platform's own by what their resource id says. */
  readonly attributes: ReadonlyMap<string, ResValue>;
  readonly children: readonly XmlElement[];
}

const XML = 0x0003;
const STRINGS = 0x0001;
const RESOURCE_MAP = 0x0180;
const START_ELEMENT = 0x0102;
const END_ELEMENT = 0x0103;
const NODE_HEADER = 16;
const MOST_ELEMENTS = 50_000;
const DEEPEST = 100;
const MOST_ATTRIBUTES = 200;

interface Names {
  readonly strings: StringPool;
  /** Resource ids of the first strings, which name attributes of the platform. */
  readonly ids: readonly number[];
}

interface Open {
  name: string;
  attributes: ReadonlyMap<string, ResValue>;
  children: XmlElement[];
}

/** The root element of a document as Android compiles it. @throws Damaged */
export function readBinaryXml(bytes: Buffer): XmlElement {
  const whole = chunkAt(bytes, 0);
  if (whole.type !== XML) throw new Damaged('no binary XML');
  let names: Names = { strings: EMPTY_POOL, ids: [] };
  const document = documentInProgress();
  for (const { type, headerSize, bytes: chunk } of chunksOf(whole.bytes, whole.headerSize)) {
    if (type === STRINGS && names.strings === EMPTY_POOL)
      names = { ...names, strings: readStringPool(chunk) };
    else if (type === RESOURCE_MAP) names = { ...names, ids: resourceIds(chunk.subarray(headerSize)) };
    else if (type === START_ELEMENT) document.begin(startElement(chunk, headerSize, names));
    else if (type === END_ELEMENT) document.end();
  }
  return document.root();
}

function documentInProgress() {
  const document: Open = { name: '', attributes: new Map(), children: [] };
  const open = [document];
  let count = 0;
  return {
    begin: (element: Open): void => {
      count += 1;
      if (count > MOST_ELEMENTS || open.length > DEEPEST) throw new Damaged('too many elements');
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    end: (): void => {
      if (open.length > 1) open.pop();
    },
    root: (): XmlElement => {
      const [root] = document.children;
      if (root === undefined) throw new Damaged('no element');
      return root;
    },
  };
}

function resourceIds(map: Buffer): number[] {
  const reader = new ByteReader(map);
  return Array.from({ length: Math.floor(map.length / 4) }, () => reader.u32());
}

function startElement(chunk: Buffer, headerSize: number, names: Names): Open {
  if (headerSize < NODE_HEADER) throw new Damaged('element');
  const reader = new ByteReader(chunk, headerSize);
  const name = names.strings.at(reader.skip(4).u32()) ?? '';
  const start = reader.u16();
  const size = reader.u16();
  const count = reader.u16();
  if (count > MOST_ATTRIBUTES || (count > 0 && size < 20)) throw new Damaged('attributes');
  const attributes = new Map<string, ResValue>();
  for (let index = 0; index < count; index += 1) {
    const [key, value] = attributeAt(new ByteReader(chunk, headerSize + start + index * size), names);
    // Of attributes that stand twice Android takes the first.
    if (key !== '' && !attributes.has(key)) attributes.set(key, value);
  }
  return { name, attributes, children: [] };
}

function attributeAt(reader: ByteReader, { strings, ids }: Names): [string, ResValue] {
  const index = reader.skip(4).u32();
  reader.skip(4);
  const value = readResValue(reader, strings);
  const known = attributeName(ids[index]);
  if (known !== undefined) return [known, value];
  const text = strings.at(index) ?? '';
  // A name of the platform without its id means nothing to Android, only to those who are to be deceived.
  return [attributeName(text) === undefined ? text : '', value];
}

/** Children of that name. */
export function childrenOf({ children }: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return children.filter(({ name }) => names.includes(name));
}
