import { Damaged } from '../formats/damaged.ts';

/** One section of a jar manifest: its attributes by name, and the bytes that digests are taken of. */
export interface Section {
  readonly attributes: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

export interface JarManifest {
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

const MOST_SECTIONS = 100_000;

/** @throws Damaged */
export function readJarManifest(bytes: Buffer): JarManifest {
  const [main, ...others] = sectionsOf(bytes);
  if (main === undefined) throw new Damaged('empty manifest');
  const sections = new Map<string, Section>();
  let hasDuplicates = false;
  for (const section of others) {
    const name = section.attributes.get('Name');
    if (name === undefined) throw new Damaged('section without a name');
    hasDuplicates ||= sections.has(name);
    sections.set(name, section);
  }
  return { main, sections, hasDuplicates };
}

function sectionsOf(bytes: Buffer): Section[] {
  const lines = lineReader(bytes.toString('latin1'));
  const sections: Section[] = [];
  let start = 0;
  let attributes: string[] = [];
  const close = (end: number): void => {
    if (attributes.length > 0) sections.push(sectionOf(attributes, bytes.subarray(start, end)));
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

function sectionOf(lines: readonly string[], bytes: Buffer): Section {
  const attributes = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(': ');
    if (colon === -1) throw new Damaged('attribute');
    attributes.set(line.slice(0, colon), Buffer.from(line.slice(colon + 2), 'latin1').toString('utf8'));
  }
  return { attributes, bytes };
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
