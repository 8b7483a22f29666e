import { CODES, type Code } from './codes.ts';
import { stageTitles } from './stage-titles.ts';

type Body = Readonly<Record<string, unknown>>;

/** What an entry of the timeline changed, where its body says so in words; the rest is for the audit to read. */
export function whatChanged({ action, body }: { readonly action: string; readonly body: unknown }): string {
  return Object.hasOwn(DESCRIBED, action) ? (DESCRIBED[action]?.(body as Body) ?? '') : '';
}

const DESCRIBED: Readonly<Record<string, (body: Body) => string>> = {
  rename: ({ from, to }) => `由“${String(from)}”改为“${String(to)}”`,
  'change-aliases': ({ added, removed }) =>
    [named('增加', added), named('删去', removed)].filter((part) => part !== '').join('；'),
  'change-stages': ({ from, to }) => `由${stagesIn(from)}改为${stagesIn(to)}`,
  'change-codes': ({ from, to }) =>
    Object.entries(to as Body)
      .map(([code, text]) => codeChange(code, (from as Body)[code], text))
      .join('；'),
};

function named(verb: string, names: unknown): string {
  const list = names as readonly string[];
  return list.length === 0 ? '' : `${verb}${list.map((name) => `“${name}”`).join('')}`;
}

function stagesIn(stages: unknown): string {
  return stageTitles(stages as readonly string[]) || '无';
}

function codeChange(code: string, from: unknown, to: unknown): string {
  const before = typeof from === 'string' ? `，原为 ${from}` : '';
  return `${CODES[code as Code]} ${String(to)}${before}`;
}
