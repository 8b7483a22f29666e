import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { claimLock, findHolder, type LockHolder } from './lock-file.ts';

/** Makes this process the one server of the data folder; a second one is refused with the first one's pid and port. */
export function claimDataFolder(dataDir: string, port: number): { release: () => void } {
  const claim = claimLock(lockOf(dataDir), port);
  if ('release' in claim) return claim;
  const { holder } = claim;
  throw new StartRefusal(
    `数据目录 ${dataDir} 已有服务在运行（进程号 ${holder.pid}，端口 ${holder.port}）。请先停止它，或用 DATA_DIR 指定另一个目录。`,
  );
}

/** The server that now runs on the data folder. */
export function findServer(dataDir: string): LockHolder | undefined {
  return findHolder(lockOf(dataDir));
}

function lockOf(dataDir: string): string {
  return join(dataDir, 'server.lock');
}
