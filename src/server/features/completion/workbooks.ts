import { metrics, rosters } from '../../../policy/completion/metrics.ts';
import { asOfLine, institutionTableTitle, regionTableTitle } from '../../../policy/completion/titles.ts';
import type { CellValue, MarkedCell, SheetSource, XlsxSource } from '../../tables/write-xlsx.ts';
import type { RegionTable } from './completion-by.ts';
import type { InstitutionTable } from './institutions.ts';

/** The table by region in the form of P 附件1, with the definition of its figures. */
export function regionWorkbook(
  { asked, asking, rows, total }: RegionTable,
  banner: string | null,
): XlsxSource {
  const metric = metrics[asked.metric];
  const sheet: SheetSource = {
    name: metric.subject,
    columns: [
      { header: '序号', width: 8, type: 'number' },
      { header: '区域', width: 28 },
      { header: '学校总数', width: 14, type: 'number' },
      { header: metric.counted, width: 18, type: 'number' },
      { header: metric.title, width: 16, type: 'rate' },
    ],
    rows: [
      ...rows.map(({ seq, region, denominator, numerator, rate }) => [
        seq,
        region.name,
        denominator,
        numerator,
        rate,
      ]),
      totalRow([null, '合计', total.denominator, total.numerator, total.rate]),
    ],
  };
  return {
    ...bannerOf(banner),
    title: regionTableTitle(asking, asked.metric),
    notes: [
      asOfLine(asked.asOf),
      `${metric.title}：${metric.counts}。`,
      `统计范围：${rosters[asked.roster]}。${metric.exclusions}。`,
      knownLine(asked.knownAt),
    ],
    sheets: [sheet],
  };
}

/** The table of institutions in the form of P 附件2. */
export function institutionWorkbook(
  { asked, asking, rows, totals }: InstitutionTable,
  banner: string | null,
): XlsxSource {
  const { started, notStarted, appsFiled } = totals;
  const sheet: SheetSource = {
    name: '开展情况',
    columns: [
      { header: '学校名称', width: 34 },
      { header: '开展情况', width: 14 },
      { header: '备案 APP 数量', width: 16, type: 'number' },
    ],
    rows: [
      ...rows.map((row) => [row.name, statusOf(row.started), row.appsFiled]),
      totalRow(['合计', `已开展 ${started}，未开展 ${notStarted}`, appsFiled]),
    ],
  };
  return {
    ...bannerOf(banner),
    title: institutionTableTitle(asking),
    notes: [
      asOfLine(asked.asOf),
      `已开展：${metrics.started.counts}。`,
      '备案 APP 数量：截至日已提交或已确认、未撤回且未停用的应用，每所学校按应用计一次。',
      knownLine(asked.knownAt),
    ],
    sheets: [sheet],
  };
}

export function statusOf(started: boolean): '已开展' | '未开展' {
  return started ? '已开展' : '未开展';
}

function bannerOf(banner: string | null): Pick<XlsxSource, 'banner'> {
  return banner === null ? {} : { banner };
}

function totalRow(values: readonly CellValue[]): MarkedCell[] {
  return values.map((value) => ({ value, mark: 'total' }));
}

/** In Shanghai time, to the minute. */
function knownLine(knownAt: Date): string {
  const local = new Date(knownAt.getTime() + 8 * 3_600_000).toISOString();
  return `数据口径时间：${local.slice(0, 10)} ${local.slice(11, 16)}（此前登记的内容计入）。`;
}
