import type { z } from 'zod';
import type { searchFilters } from './schema.ts';

export type SearchFilters = z.infer<typeof searchFilters>;

/** What is asked for, as the generated column search_facets has it. */
export function facetsOf(filters: SearchFilters): string[] {
  const { kind, origin, status, province, platform, functionType, audience } = filters;
  const named = Object.entries({ kind, origin, status, province }).flatMap(([name, code]) =>
    code === undefined ? [] : [`${name} ${code}`],
  );
  return [...named, ...[platform, functionType, audience].filter((code) => code !== undefined)];
}
