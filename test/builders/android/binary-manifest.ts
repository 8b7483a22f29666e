import { chunk, stringPool, u16, u32 } from './binary-chunks.ts';

/** A string, a number, yes or no, or what stands in the resources. */
export type AttributeValue = string | number | boolean | { readonly resource: number };

export interface ElementPart {
  readonly name: string;
  /** Those of the platform with `android:` before them. */
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly children?: readonly ElementPart[];
}

const NAMESPACE = 'http://schemas.android.com/apk/res/android';
const NONE = 0xffffffff;

const IDS: Readonly<Record<string, number>> = {
  label: 0x01010001,
  name: 0x01010003,
  permission: 0x01010006,
  protectionLevel: 0x01010009,
  debuggable: 0x0101000f,
  exported: 0x01010010,
  authorities: 0x01010018,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
  maxSdkVersion: 0x01010271,
  testOnly: 0x01010272,
  allowBackup: 0x01010280,
  required: 0x0101028e,
  usesCleartextTraffic: 0x010104ec,
  networkSecurityConfig: 0x01010527,
  versionCodeMajor: 0x01010576,
};

/** A document as Android compiles it: strings, the ids of the platform's attributes, the elements. */
export function binaryXml(root: ElementPart): Buffer {
  const ids = Object.entries(IDS);
  const strings = new Map<string, number>();
  const indexOf = (text: string): number => {
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return index;
  };
  for (const [name] of ids) indexOf(name);
  const nodes = [
    chunk(0x0100, [u32(1), u32(NONE)], [u32(indexOf('android')), u32(indexOf(NAMESPACE))]),
    ...element(root, indexOf),
    chunk(0x0101, [u32(1), u32(NONE)], [u32(indexOf('android')), u32(indexOf(NAMESPACE))]),
  ];
  const map = chunk(
    0x0180,
    [],
    ids.map(([, id]) => u32(id)),
  );
  return chunk(0x0003, [], [stringPool([...strings.keys()]), map, ...nodes]);
}

type IndexOf = (text: string) => number;

function element({ name, attributes = {}, children = [] }: ElementPart, indexOf: IndexOf): Buffer[] {
  // Android looks for attributes in the order of their ids.
  const sorted = Object.entries(attributes).toSorted(([a], [b]) => idOf(a) - idOf(b));
  const body = [
    u32(NONE),
    u32(indexOf(name)),
    u16(20),
    u16(20),
    u16(sorted.length),
    u16(0),
    u16(0),
    u16(0),
    ...sorted.flatMap(([key, value]) => attribute(key, value, indexOf)),
  ];
  return [
    chunk(0x0102, [u32(1), u32(NONE)], body),
    ...children.flatMap((child) => element(child, indexOf)),
    chunk(0x0103, [u32(1), u32(NONE)], [u32(NONE), u32(indexOf(name))]),
  ];
}

function idOf(key: string): number {
  return key.startsWith('android:') ? (IDS[key.slice(8)] ?? 0) : NONE;
}

function attribute(key: string, value: AttributeValue, indexOf: IndexOf): Buffer[] {
  const isPlatform = key.startsWith('android:');
  const raw = typeof value === 'string' ? indexOf(value) : NONE;
  const [type, data] = typed(value, raw);
  return [
    u32(isPlatform ? indexOf(NAMESPACE) : NONE),
    u32(indexOf(isPlatform ? key.slice(8) : key)),
    u32(raw),
    u16(8),
    u16(type << 8),
    u32(data),
  ];
}

function typed(value: AttributeValue, raw: number): [number, number] {
  if (typeof value === 'string') return [3, raw];
  if (typeof value === 'number') return [0x10, value];
  if (typeof value === 'boolean') return [0x12, value ? NONE : 0];
  return [1, value.resource];
}
