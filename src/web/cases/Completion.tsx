import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf, type Schema } from '../api/client.ts';
import { useMe } from '../api/me.ts';
import { Query } from '../components/Query.tsx';
import { figure } from '../components/time.ts';

type Points = Schema<'CompletionTrend'>['points'];

const SIZE = { width: 240, height: 40 };

/** How far the officer's own area has come, and how it has changed in a year. */
export function Completion(): ReactNode {
  const officer = useMe().memberships.find(({ role }) => role === 'officer');
  const at = officer?.organisationId;
  const trend = useQuery({
    queryKey: ['completion', 'trend', at],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/statistics/completion/trend', { params: { query: at === undefined ? {} : { at } } }),
      ),
  });
  return (
    <section className="panel">
      <h2>本辖区完成情况</h2>
      <Query
        query={trend}
        isEmpty={({ points }) => (points.at(-1)?.denominator ?? 0) === 0}
        empty={<p>辖区内还没有应当备案的学校。请先由系统管理员导入学校名册。</p>}
      >
        {({ points, title }) => <Figures points={points} title={title} />}
      </Query>
    </section>
  );
}

function Figures({ points, title }: { readonly points: Points; readonly title: string }): ReactNode {
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <div className="completion">
      <p>
        <strong>{last.rate}</strong> {figure(last.numerator)}/{figure(last.denominator)} 所
        <span className="secondary beside">
          {title}，截至 {last.asOf}
        </span>
      </p>
      <Line points={points} />
    </div>
  );
}

/** A line from the first to the last day; the figures beside it say where it ends. */
function Line({ points }: { readonly points: Points }): ReactNode {
  const { width, height } = SIZE;
  const xy = points.map(({ numerator, denominator }, index) => {
    const share = denominator === 0 ? 0 : numerator / denominator;
    return `${(index / Math.max(1, points.length - 1)) * width},${height - 1 - share * (height - 2)}`;
  });
  return (
    <svg
      className="line"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${points[0]?.asOf ?? ''} 至 ${points.at(-1)?.asOf ?? ''}：${points[0]?.rate ?? ''} 至 ${points.at(-1)?.rate ?? ''}`}
    >
      <polyline points={xy.join(' ')} />
    </svg>
  );
}
