import { type Program, runCommand } from '../program.ts';

export interface Served {
  readonly program: Program;
  readonly url: string;
}

/** The server as a process of its own, to be killed; it answers already. */
export async function serve(env: Record<string, string>): Promise<Served> {
  const program = runCommand(['serve', '--port', '0'], env);
  for (;;) {
    const line = await program.line();
    if (line.startsWith('ready ')) return { program, url: line.slice('ready '.length) };
    if (line === '') throw new Error(`the server did not start: ${program.errors()}`);
  }
}

export async function stopServed({ program }: Served): Promise<void> {
  program.process.kill('SIGINT');
  await program.ended;
}

/** What the command says when it fails. */
export async function complaint(args: string[], env: Record<string, string>): Promise<string> {
  const program = runCommand(args, env);
  const lines: string[] = [];
  for (let line = await program.line(); line !== ''; line = await program.line()) lines.push(line);
  return (await program.ended) === 0 ? '' : `${args.join(' ')}: ${lines.join(' ')} ${program.errors()}`;
}
