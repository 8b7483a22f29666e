import { shanghaiTime } from '../../../policy/legal-day.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { ACTION_TITLES } from './app-history.ts';
import type { RegisterAppRow } from './apps.ts';

/** The failure that says who changed the record last, and when. */
export async function staleApp(tx: Tx, { id, name }: RegisterAppRow): Promise<Failure> {
  const last = await tx
    .selectFrom('entries')
    .select(['actor', 'action', 'recorded_at'])
    .where('stream_kind', '=', 'register-app')
    .where('stream_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const what =
    last === undefined
      ? ''
      : `最近一次由 ${last.actor} 于 ${shanghaiTime(last.recorded_at)} 变更（${ACTION_TITLES[last.action] ?? last.action}）。`;
  return new Failure('conflict', `“${name}”的记录在您查看之后已有变化，您的操作未生效。`, {
    remedy: '请刷新后核对最新记录，再决定是否继续。',
    defects: [{ field: 'version', message: `版本已变化。${what}` }],
  });
}
