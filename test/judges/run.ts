import { execFile, spawnSync } from 'node:child_process';

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** A program of somebody else's, to its end. @throws when it cannot be started */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { ...options, maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'string') reject(error);
      else resolve({ code: code ?? -1, out: `${stdout}${stderr}` });
    });
  });
}

/** Likewise where anything but success is an error. */
export async function must(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<string> {
  const { code, out } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${out.slice(0, 2_000)}`);
  return out;
}

export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
