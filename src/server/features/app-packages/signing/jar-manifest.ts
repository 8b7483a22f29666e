import { Damaged } from '../formats/damaged.ts';

/** One section of a jar manifest: its lines, and where the bytes are that digests are taken of. There may be 65,535. */
export interface Section {
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface JarManifest {
  readonly bytes: Buffer;
  readonly main: Section;
  /** By the name of the entry that each describes. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly hasDuplicates: boolean;
}

interface Line {
  readonly text: string;
  /** Where the next one begins. */
  readonly next: number;
}

/** As many as a package can have entries. */
const MOST_SECTIONS = 65_536;

/** @throws Damaged */
export function readJarManifest(bytes: Buffer): JarManifest {
  const [main, ...others] = sectionsOf(bytes);
  if (main === undefined) throw new Damaged('empty manifest');
  const sections = new Map<string, Section>();
  let hasDuplicates = false;
  for (const section of others) {
    const name = attributeOf(section, 'Name');
    if (name === undefined) throw new Damaged('section without a name');
    hasDuplicates ||= sections.has(name);
    sections.set(name, section);
  }
  return { bytes, main, sections, hasDuplicates };
}

/** What a section says of that name; the last word where it says it twice. */
export function attributeOf({ lines }: Section, name: string): string | undefined {
  const line = lines.findLast((one) => one.startsWith(`${name}: `));
  return line === undefined ? undefined : Buffer.from(line.slice(name.length + 2), 'latin1').toString('utf8');
}

function sectionsOf(bytes: Buffer): Section[] {
  const lines = lineReader(bytes.toString('latin1'));
  const sections: Section[] = [];
  let start = 0;
  let attributes: string[] = [];
  const close = (end: number): void => {
    if (attributes.length > 0) sections.push(sectionOf(attributes, start, end));
    if (sections.length > MOST_SECTIONS) throw new Damaged('too many sections');
    attributes = [];
    start = end;
  };
  for (let line = lines(0); line !== undefined; line = lines(line.next)) {
    const { text, next } = line;
    if (text === '') close(next);
    else if (!text.startsWith(' ')) attributes.push(text);
    else if (attributes.length === 0) throw new Damaged('continuation of nothing');
    else attributes[attributes.length - 1] += text.slice(1);
  }
  close(bytes.length);
  return sections;
}

function sectionOf(lines: readonly string[], start: number, end: number): Section {
  if (lines.some((line) => !line.includes(': '))) throw new Damaged('attribute');
  return { lines, start, end };
}

/** Lines end with CR LF, LF or CR. Each end is looked for once, however long the text. */
function lineReader(text: string): (at: number) => Line | undefined {
  let feed = -1;
  let carriage = -1;
  const nextOf = (mark: string, known: number, at: number): number => {
    if (known >= at) return known;
    const found = text.indexOf(mark, at);
    return found === -1 ? text.length : found;
  };
  return (at) => {
    if (at >= text.length) return undefined;
    feed = nextOf('\n', feed, at);
    carriage = nextOf('\r', carriage, at);
    const end = Math.min(feed, carriage);
    const isPair = carriage === end && feed === end + 1;
    return { text: text.slice(at, end), next: Math.min(text.length, end + (isPair ? 2 : 1)) };
  };
}
