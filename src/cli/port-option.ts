import { UsageError } from './command.ts';

/** `--port`, for the commands that listen. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--port 应为 0 到 65535 的整数，例如 --port 3000，而不是“${text}”。`);
}
