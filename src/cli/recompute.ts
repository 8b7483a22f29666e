import type { Difference } from '../policy/completion/rebuild.ts';
import type { Recomputed } from '../server/features/completion/recompute.ts';
import { type CommandContext, UsageError } from './command.ts';

const DIFFERS = 1;

interface RecomputeAsked {
  readonly recompute?: boolean | undefined;
  readonly repair?: boolean | undefined;
}

/** Rebuilds every period from the timelines; exit code 1 when the table differs and was not repaired. */
export async function recompute(context: CommandContext, asked: RecomputeAsked): Promise<number> {
  if (!asked.recompute) throw new UsageError('--repair 要与 --recompute 同用。');
  const { compareWithTimelines, repairFromTimelines } = await import(
    '../server/features/completion/recompute.ts'
  );
  const { occasionOfProgram } = await import('../server/occasion.ts');
  const result = await context.withDatabase((db) =>
    asked.repair
      ? repairFromTimelines(db, occasionOfProgram('command line', new Date(), new Map()))
      : compareWithTimelines(db),
  );
  for (const line of linesOf(result, asked.repair ?? false)) context.print(line);
  return result.differences === 0 || asked.repair ? 0 : DIFFERS;
}

function linesOf(result: Recomputed, repaired: boolean): string[] {
  const { organisations, events, periods, differing, differences, examples } = result;
  const count = (n: number) => n.toLocaleString('en-US');
  return [
    `已从时间线重算：${count(organisations)} 个单位，${count(events)} 条记录，表中 ${count(periods)} 行。`,
    ...(differences === 0
      ? ['没有差异。']
      : [`有 ${count(differences)} 处差异，涉及 ${count(differing)} 个单位：`, ...examples.map(lineOf)]),
    ...(differences > examples.length ? [`……其余 ${count(differences - examples.length)} 处未列出。`] : []),
    ...(repaired && differences > 0 ? [`已按时间线修复 ${count(differing)} 个单位，并留下记录。`] : []),
    ...(repaired || differences === 0 ? [] : ['用 --recompute --repair 按时间线修复。']),
  ];
}

const WHAT = { missing: '表中缺少', wrong: '表中多出', twice: '表中重复' } as const;

function lineOf({ what, period }: Difference): string {
  const { organisationId, metric, appId, caseId, from, to, recordedFrom, recordedTo } = period;
  const of = [
    ...(appId === null ? [] : [`应用 ${appId}`]),
    ...(caseId === null ? [] : [`办件 ${caseId}`]),
  ].join('，');
  const during = `${instant(from)} 至 ${instant(to)}`;
  const known = `${instant(recordedFrom)} 至 ${instant(recordedTo)}所知`;
  return `  ${WHAT[what]}：单位 ${organisationId} ${metric}${of === '' ? '' : `（${of}）`} ${during}（${known}）`;
}

function instant(at: Date | null): string {
  return at === null ? '今' : at.toISOString();
}
