import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { shanghaiTime } from '../../../policy/legal-day.ts';
import type { Tx } from '../../db/database.ts';
import { type Defect, Failure } from '../../errors.ts';

/** What was done to an organisation, as people call it. */
export const CHANGE_TITLES: Readonly<Record<string, string>> = {
  create: '登记',
  rename: '更名',
  move: '调整隶属',
  'lose-child': '下级转出',
  'gain-child': '下级转入',
  close: '撤销',
  merge: '合并',
  'take-over': '承继被合并机构',
  reopen: '恢复',
  'change-stages': '变更学段',
  'change-codes': '变更代码',
  'change-aliases': '变更别名',
  'change-profile': '变更管理制度',
  'name-liaison': '报送联络表',
  'read-personal-data': '查看联络表',
  'register-itself': '自行登记',
  'refuse-registration': '拒绝重复登记',
  'verify-registration': '核验自行登记',
  'hand-over-account': '交接账号',
  'name-notification-address': '填写通知地址',
  'confirm-notification-address': '确认通知地址',
  'remove-notification-address': '移除通知地址',
  'make-key': '申请接口密钥',
  'revoke-key': '撤销接口密钥',
  'enqueue-confirmations': '批量确认备案',
  'read-message': '阅读消息',
  'read-messages': '阅读全部消息',
  'begin-upload': '开始上传文件',
  'upload-file': '上传文件',
  'cancel-upload': '停止上传文件',
  'expire-upload': '上传逾期作废',
  'scan-file': '查毒',
  'refuse-upload': '拒收文件',
};

interface LastChange {
  readonly id: OrganisationId;
  readonly name: string;
  readonly action: string | null;
  readonly actor: string | null;
  readonly recorded_at: Date | null;
}

/** The failure that names, for each organisation that changed meanwhile, who changed what and when. */
export async function staleVersions(tx: Tx, ids: readonly OrganisationId[]): Promise<Failure> {
  const { rows } = await sql<LastChange>`
    SELECT period.organisation_id AS id, period.name, last.action, last.actor, last.recorded_at
    FROM organisation_periods AS period LEFT JOIN LATERAL (
      SELECT action, actor, recorded_at FROM entries
      WHERE stream_kind = 'organisation' AND stream_id = period.organisation_id
        AND action <> 'read-personal-data' ORDER BY seq DESC LIMIT 1) AS last ON true
    WHERE period.organisation_id = ANY(${[...ids]}::bigint[])
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'`.execute(tx);
  return new Failure('conflict', '机构信息在您打开之后已被修改，本次操作未生效。', {
    remedy: '请刷新后核对最新情况，再决定是否继续。',
    defects: rows.map(defectOf),
  });
}

function defectOf({ id, name, action, actor, recorded_at }: LastChange): Defect {
  const what = CHANGE_TITLES[action ?? ''] ?? '上级机构变动';
  const when = recorded_at === null ? '' : `于 ${shanghaiTime(recorded_at)} `;
  return {
    field: `organisations.${id}`,
    message: `“${name}”已由 ${actor ?? '系统'} ${when}变更（${what}）。`,
  };
}
