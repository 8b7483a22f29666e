import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { BUILT_FOLDER } from './source-hash.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface Asset {
  readonly type: string;
  readonly content: Readonly<Record<Encoding, Buffer>>;
}

/** What was built. In memory: some megabytes, and no path of a request ever reaches the disk. */
export interface Assets {
  /** With `__NONCE__` where each answer has its own. */
  readonly page: string;
  /** By name; a name contains the hash of the content. */
  readonly byName: ReadonlyMap<string, Asset>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

export function loadAssets(): Assets {
  const folder = join(BUILT_FOLDER, 'assets');
  const names = globSync('*', { cwd: folder }).filter((name) => extname(name) in TYPES);
  return {
    page: readFileSync(join(BUILT_FOLDER, 'index.html'), 'utf8'),
    byName: new Map(names.map((name) => [name, assetOf(join(folder, name))])),
  };
}

function assetOf(path: string): Asset {
  const identity = readFileSync(path);
  const compressed = (suffix: string): Buffer =>
    existsSync(`${path}.${suffix}`) ? readFileSync(`${path}.${suffix}`) : identity;
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    content: { identity, gzip: compressed('gz'), br: compressed('br') },
  };
}

/** The smallest that the browser takes. */
export function encodingFor(accepted: string | undefined): Encoding {
  const names = new Set((accepted ?? '').split(',').map((each) => each.split(';')[0]?.trim()));
  if (names.has('br')) return 'br';
  return names.has('gzip') ? 'gzip' : 'identity';
}
