import { readConfig } from '../server/config.ts';
import { errorCode } from '../server/db/error-code.ts';
import { Failure } from '../server/errors.ts';
import { StartRefusal } from '../server/start-refusal.ts';
import { type Command, UsageError } from './command.ts';
import { commands } from './commands.ts';
import { contextOf } from './context.ts';

const OK = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs one command and returns the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const debug = args.includes('--debug');
  const [name, ...rest] = args.filter((arg) => arg !== '--debug');
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return showCommands(name);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(`${command.summary}\n${usageOf(command)}`);
    return OK;
  }
  try {
    return (await command.run(rest, contextOf(readConfig()))) ?? OK;
  } catch (error) {
    return report(error, command, debug);
  }
}

function showCommands(name: string | undefined): number {
  const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
  const print = asked ? console.log : console.error;
  if (!asked) print(`没有 ${name} 这个命令。`);
  const width = Math.max(...commands.map((command) => command.name.length));
  print('用法：./registry <命令> [参数]\n');
  for (const command of commands) print(`  ${command.name.padEnd(width)}  ${command.summary}`);
  print('\n./registry <命令> --help 显示其用法；--debug 在出错时显示详情。');
  return asked && name !== undefined ? OK : WRONG_USAGE;
}

function report(error: unknown, command: Command, debug: boolean): number {
  if (debug) console.error(error);
  if (isWrongUsage(error)) {
    console.error(`参数有误：${wrongUsageOf(error)}\n${usageOf(command)}`);
    return WRONG_USAGE;
  }
  console.error(sentenceOf(error));
  return FAILED;
}

function usageOf({ name, usage }: Command): string {
  return `用法：./registry ${name} ${usage}`.trimEnd();
}

/** Ours, or what `parseArgs` says of the options. */
function isWrongUsage(error: unknown): error is Error {
  return error instanceof UsageError || (errorCode(error) ?? '').startsWith('ERR_PARSE_ARGS');
}

const parseErrors: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '没有这个选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '选项的值不对',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '多出一个参数',
};

function wrongUsageOf(error: Error): string {
  const translated = parseErrors[errorCode(error) ?? ''];
  if (translated === undefined) return error.message;
  const [quoted] = /'[^']+'/.exec(error.message) ?? [''];
  return `${translated} ${quoted}`;
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartRefusal) return error.message;
  if (error instanceof Failure) {
    const defects = (error.details.defects ?? []).map(
      ({ field, message }) => `\n  ${field ?? ''} ${message}`,
    );
    return [error.message, error.details.remedy ?? '', ...defects].join('');
  }
  return `命令没有完成：${error instanceof Error ? error.message : String(error)}（加 --debug 显示详情）`;
}
