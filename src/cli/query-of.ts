import type { z } from 'zod';
import { UsageError } from './command.ts';

/** Options as the API's query has them, judged by the same schema. @throws UsageError that says all that is wrong */
export function queryOf<Query>(
  schema: z.ZodType<Query>,
  values: Readonly<Record<string, string | number | undefined>>,
): Query {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `${optionOf(path)} ${message}`).join('；'),
  );
}

/** asOf is written --as-of. */
function optionOf(path: readonly PropertyKey[]): string {
  return `--${path
    .map(String)
    .join('.')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
