import { chunk, stringPool, u8, u16, u32 } from './binary-chunks.ts';

/** A string in several locales; the empty one is the default. */
export type LocalisedString = Readonly<Record<string, string>>;

const PACKAGE_ID = 0x7f;
const TYPE_ID = 1;
const NO_ENTRY = 0xffffffff;

/** The id by which a manifest refers to the string at that place of the table. */
export function stringResource(place: number): { readonly resource: number } {
  return { resource: PACKAGE_ID * 2 ** 24 + TYPE_ID * 2 ** 16 + place };
}

/** A table of strings, such as the names of an app. */
export function resourceTable(packageId: string, strings: readonly LocalisedString[]): Buffer {
  const values = strings.flatMap((each) => Object.values(each));
  const locales = [...new Set(strings.flatMap((each) => Object.keys(each)))];
  const types = locales.map((locale) => {
    const entries = strings.map((each) => (each[locale] === undefined ? -1 : values.indexOf(each[locale])));
    return typeChunk(locale, entries);
  });
  const typeNames = stringPool(['string']);
  const keyNames = stringPool(strings.map((_, index) => `text${index}`));
  const spec = chunk(
    0x0202,
    [u8(TYPE_ID), u8(0), u16(0), u32(strings.length)],
    strings.map(() => u32(4)),
  );
  const name = Buffer.alloc(256);
  name.write(packageId, 'utf16le');
  const headerSize = 8 + 4 + 256 + 20;
  const header = [
    u32(PACKAGE_ID),
    name,
    u32(headerSize),
    u32(1),
    u32(headerSize + typeNames.length),
    u32(strings.length),
    u32(0),
  ];
  return chunk(
    0x0002,
    [u32(1)],
    [stringPool(values), chunk(0x0200, header, [typeNames, keyNames, spec, ...types])],
  );
}

/** @param entries places in the pool of values, -1 for none */
function typeChunk(locale: string, entries: readonly number[]): Buffer {
  const config = Buffer.alloc(64);
  config.writeUInt32LE(64);
  const [language = '', region = ''] = locale.split('-');
  config.write(language, 8, 'latin1');
  config.write(region, 10, 'latin1');
  const present = entries.filter((value) => value >= 0);
  let at = 0;
  const offsets = entries.map((value) => {
    if (value < 0) return u32(NO_ENTRY);
    at += 16;
    return u32(at - 16);
  });
  const bodies = present.map((value, index) =>
    Buffer.concat([u16(8), u16(0), u32(index), u16(8), u16(3 << 8), u32(value)]),
  );
  const start = 8 + 12 + 64 + entries.length * 4;
  return chunk(
    0x0201,
    [u8(TYPE_ID), u8(0), u16(0), u32(entries.length), u32(start), config],
    [...offsets, ...bodies],
  );
}
