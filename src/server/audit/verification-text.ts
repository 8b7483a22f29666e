import type { Verification } from './verification.ts';

/** What a verification came to, in lines for clerks and auditors; the deviations were said before. */
export function verificationText(verification: Verification): string[] {
  const { counts, deviations, last, keysGiven, published, milliseconds } = verification;
  const seconds = milliseconds / 1000;
  const rate = Math.round(counts.entries / Math.max(seconds, 0.001));
  return [
    `时间线 ${counts.streams} 条，记录 ${counts.entries} 条，其中 ${counts.unsealed} 条尚未封存`,
    `检查点 ${counts.checkpoints} 个，封存流头 ${counts.leaves} 个`,
    last === undefined ? '没有检查点' : `最新检查点 ${last.number}（${last.madeAt}），根 ${last.root}`,
    `用时 ${seconds.toFixed(1)} 秒，每秒 ${rate} 条`,
    ...(published === 0 ? [] : [`已与 ${published} 个已公布的检查点比对`]),
    ...(keysGiven || last === undefined ? [] : [KEY_NOT_GIVEN]),
    deviations === 0 ? '核对一致，没有发现改动。' : `发现 ${deviations} 处不一致。`,
  ];
}

const KEY_NOT_GIVEN =
  '提示：没有用 --key 指定公钥，所用公钥与被核对的数据一同取得，只能证明数据前后一致；请与外部公布的公钥核对。';
