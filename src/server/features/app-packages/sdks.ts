import type { PackageReport } from '../../../policy/app-packages/report.ts';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';

/** Those of the list that are in these packages, in the order of the list. */
export function recogniseSdks(
  packages: ReadonlySet<string>,
  known: readonly KnownSdk[],
): PackageReport['sdks'] {
  const beginnings = new Set<string>();
  for (const name of packages) addBeginnings(name.replaceAll('/', '.'), beginnings);
  return known.flatMap(({ name, category, prefixes }) => {
    const prefix = prefixes.find((one) => beginnings.has(one));
    return prefix === undefined ? [] : [{ name, category, prefix }];
  });
}

/** No prefix of the list is deeper. */
const DEEPEST = 10;

function addBeginnings(name: string, beginnings: Set<string>): void {
  let dot = -1;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    dot = name.indexOf('.', dot + 1);
    beginnings.add(dot === -1 ? name : name.slice(0, dot));
    if (dot === -1) return;
  }
}
