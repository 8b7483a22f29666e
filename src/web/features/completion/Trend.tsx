import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Query } from '../../components/Query.tsx';
import { figure } from '../../components/time.ts';
import type { Asked } from './asked.ts';

type Points = Schema<'CompletionTrend'>['points'];

/** The year up to the cut-off date. */
export function Trend({ asked: { at, metric, roster, asOf } }: { readonly asked: Asked }): ReactNode {
  const trend = useQuery({
    queryKey: ['completion', 'trend', at, metric, roster, asOf],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/statistics/completion/trend', {
          params: { query: { at, metric, roster, ...(asOf !== undefined && { to: asOf }) } },
        }),
      ),
  });
  return (
    <section className="panel">
      <h2>一年来的变化</h2>
      <Query query={trend} isEmpty={({ points }) => points.length === 0} empty={<p>这段时间没有数据。</p>}>
        {({ points }) => (
          <>
            <Chart points={points} />
            <details>
              <summary>数据表</summary>
              <DataTable
                caption="每周的完成情况"
                columns={COLUMNS}
                rows={points.toReversed()}
                keyOf={({ asOf: day }) => day}
              />
            </details>
          </>
        )}
      </Query>
    </section>
  );
}

const COLUMNS: readonly Column<Points[number]>[] = [
  { title: '截至', cell: ({ asOf }) => asOf },
  { title: '已完成', numeric: true, cell: ({ numerator }) => figure(numerator) },
  { title: '应备案', numeric: true, cell: ({ denominator }) => figure(denominator) },
  { title: '比例', numeric: true, cell: ({ rate }) => rate },
];

const SIZE = { left: 64, right: 100, top: 16, bottom: 36, width: 760, height: 236 };
const RULES = [0, 0.5, 1];

/** Thin axes; the line is labelled where it ends. */
function Chart({ points }: { readonly points: Points }): ReactNode {
  const { left, right, top, bottom, width, height } = SIZE;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const x = (index: number): number =>
    left + (index / Math.max(1, points.length - 1)) * (width - left - right);
  const y = (share: number): number => height - bottom - share * (height - top - bottom);
  const shareOf = ({ numerator, denominator }: Points[number]): number =>
    denominator === 0 ? 0 : numerator / denominator;
  const line = points.map((point, index) => `${x(index)},${y(shareOf(point))}`).join(' ');
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${first.asOf} 至 ${last.asOf}，由 ${first.rate} 变为 ${last.rate}`}
    >
      {RULES.map((share) => (
        <g key={share}>
          <line className="axis" x1={left} x2={width - right} y1={y(share)} y2={y(share)} />
          <text x={left - 8} y={y(share) + 4} textAnchor="end">
            {share * 100}%
          </text>
        </g>
      ))}
      <polyline points={line} />
      <circle cx={x(points.length - 1)} cy={y(shareOf(last))} r={3} />
      <text className="label" x={x(points.length - 1) + 8} y={y(shareOf(last)) + 4}>
        {last.rate}
      </text>
      <text x={left} y={height - 8}>
        {first.asOf}
      </text>
      <text x={width - right} y={height - 8} textAnchor="end">
        {last.asOf}
      </text>
    </svg>
  );
}
