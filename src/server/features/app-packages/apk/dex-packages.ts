import { Damaged } from '../formats/damaged.ts';

const HEADER_LENGTH = 0x70;
const CLASS_LENGTH = 32;
/** As many as 16 bits can refer to. */
const MOST_CLASSES = 65_536;
/** Far above what compilers make; beyond it nothing is remembered. */
const LONGEST_NAME = 512;
const MOST_PACKAGES = 20_000;
/** The length of a string stands before it in up to five bytes. */
const LENGTH_BYTES = 5;

/**
 * Adds the packages of all classes that a file of Dalvik classes defines, such as `com/tencent/mm/opensdk`.
 * @throws Damaged
 */
export function addPackagesOf(dex: Buffer, packages: Set<string>): void {
  if (dex.length < HEADER_LENGTH || dex.toString('latin1', 0, 4) !== 'dex\n') throw new Damaged('dex');
  const count = dex.readUInt32LE(0x60);
  const start = dex.readUInt32LE(0x64);
  if (count > MOST_CLASSES || start + count * CLASS_LENGTH > dex.length) throw new Damaged('dex classes');
  const strings = dex.readUInt32LE(0x3c);
  const types = dex.readUInt32LE(0x44);
  for (let index = 0; index < count; index += 1) {
    const type = dex.readUInt32LE(start + index * CLASS_LENGTH);
    const string = dex.readUInt32LE(types + type * 4);
    const name = packageAt(dex, dex.readUInt32LE(strings + string * 4));
    if (name !== '' && packages.size < MOST_PACKAGES) packages.add(name);
  }
}

/** Of a descriptor such as `Lcom/example/Main;`: what stands before the last slash. */
function packageAt(dex: Buffer, at: number): string {
  const string = dex.subarray(at, at + LENGTH_BYTES + LONGEST_NAME);
  const start = string.findIndex((byte) => byte < 0x80) + 1;
  const end = string.indexOf(0, start);
  if (start > LENGTH_BYTES || string[start] !== 0x4c || end === -1) return '';
  const slash = string.lastIndexOf(0x2f, end);
  return slash > start ? string.toString('latin1', start + 1, slash) : '';
}
