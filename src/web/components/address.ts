import { useParams, useSearch } from '@tanstack/react-router';

/** What the address asks for; it may have been written by hand. */
export function useAddress(): Readonly<Record<string, unknown>> {
  return useSearch({ strict: false });
}

/** A parameter of the page's path. */
export function usePathPart(name: 'id' | 'key' | 'kind' | 'task'): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parts[name] ?? '';
}
