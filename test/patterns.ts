import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { checkSync } from 'recheck';
import { isTest, type SourceFile, sourceFiles } from './source-files.ts';

/** A regular expression, and where it stands. */
export interface Pattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly callee?: { readonly name?: string };
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

/** What judge-patterns.ts has found safe. */
export const JUDGED_FILE = join(import.meta.dirname, 'judged-patterns.json');

/** Once each, wherever they stand: all that the program holds and that the API checks its input with. */
export function allPatterns(): Pattern[] {
  const written = sourceFiles(['src'])
    .filter((file) => !isTest(file))
    .flatMap(patternsOf);
  return [...new Map([...written, ...patternsOfTheApi()].map((each) => [textOf(each), each])).values()];
}

export function textOf({ source, flags }: Pattern): string {
  return `/${source}/${flags}`;
}

/** Every literal of a source file. */
export function patternsOf(file: SourceFile): Pattern[] {
  return nodesOf(file).flatMap(({ start, regex }) =>
    regex === undefined ? [] : [{ where: place(file, start), source: regex.pattern, flags: regex.flags }],
  );
}

/** Where a pattern is put together at run time, which nothing can judge beforehand. */
export function composedPatterns(file: SourceFile): string[] {
  return nodesOf(file)
    .filter(({ type, callee }) => /^(?:New|Call)Expression$/.test(type) && callee?.name === 'RegExp')
    .map(({ start }) => place(file, start));
}

/** Those that the API says it checks its input with, the ones of zod itself included. */
export function patternsOfTheApi(): Pattern[] {
  const path = join(import.meta.dirname, '../docs/generated/openapi.json');
  const found = new Set<string>();
  JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found].map((source) => ({ where: 'openapi.json', source, flags: 'u' }));
}

// Neither a worker nor another program; both are asked for through the environment alone.
process.env['RECHECK_SYNC_BACKEND'] = 'pure';

/** How the time grows with the worst text, where that is faster than the text; undefined if nothing makes it slow. */
export function weaknessOf({ source, flags }: Pattern): string | undefined {
  // The other checker tries texts at random. What this one does not know, such as looking ahead, is written otherwise.
  const judged = checkSync(source, flags, { checker: 'automaton', timeout: null });
  if (judged.status === 'safe') return undefined;
  return judged.status === 'vulnerable' ? judged.complexity.type : `unknown: ${judged.error.kind}`;
}

function nodesOf({ path, text }: SourceFile): Node[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`);
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && 'start' in value) nodes.push(value as Node);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(program);
  return nodes;
}

function place({ path, text }: SourceFile, start: number): string {
  return `${path}:${text.slice(0, start).split('\n').length}`;
}
