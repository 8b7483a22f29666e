import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/**
 * A mark that no other process ever shares, although process ids are used again: boot and start time.
 * Undefined when the process does not exist or is a zombie, which is as dead as none.
 */
export function startMarkOf(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  return process.platform === 'linux' ? linuxMark(pid) : portableMark(pid);
}

export function isAlive(pid: number): boolean {
  return startMarkOf(pid) !== undefined;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function linuxMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may itself hold blanks and parentheses; the fields after it are 3 (state) and up.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch {
    // It ended between the two looks.
    return undefined;
  }
}

function portableMark(pid: number): string {
  if (process.platform === 'win32') return 'running';
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
