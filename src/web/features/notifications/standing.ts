import { minute } from '../../components/time.ts';
import type { Address } from './queries.ts';

interface Standing {
  /** By shape and word. */
  readonly state: string;
  /** What to do; nothing when all is well. */
  readonly next: string;
}

/** Whether notices go there, and what to do when they do not. */
export function standingOf({ confirmedAt, failingSince, addedAt }: Address): Standing {
  if (failingSince !== null)
    return {
      state: `■ ${minute(failingSince)} 起送不到`,
      next:
        confirmedAt === null
          ? '确认链接没有送到。请核对地址是否写错，移除后重新填写。'
          : '请检查邮箱是否已满、停用或拦截。不再使用的，请移除后填写新的地址；仍在使用的不必处理，送到后自动恢复。',
    };
  if (confirmedAt === null)
    return {
      state: `◐ 还没有确认，${minute(addedAt)} 填写`,
      next: '请打开收到的确认链接，三天内有效，确认之前不发送通知。没有收到或已过期的，请移除后重新填写。',
    };
  return { state: `● 已确认，${minute(confirmedAt)} 起接收`, next: '' };
}
