import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useAddress } from '../../components/address.ts';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { type CalendarDay, DayDialogue } from './DayDialogue.tsx';
import { Months } from './Months.tsx';
import { useThisYear } from './this-year.ts';
import { YearNotice } from './YearNotice.tsx';

const NOT_FOUND = 404;

/** The statutory working days of a year, which every deadline is reckoned by. */
export default function CalendarPage(): ReactNode {
  const thisYear = useThisYear();
  const navigate = useNavigate();
  const { year: asked } = useAddress();
  const year = typeof asked === 'number' && Number.isInteger(asked) ? asked : thisYear;
  if (year === undefined) return <Page title="工作日历">正在读取…</Page>;
  const show = (wanted: number) => void navigate({ to: '/calendar', search: { year: wanted } });
  const actions = (
    <>
      <Button onClick={() => show(year - 1)}>{year - 1} 年</Button>
      <Button onClick={() => show(year + 1)}>{year + 1} 年</Button>
    </>
  );
  return (
    <Page title={`${year} 年工作日历`} actions={actions}>
      <Year key={year} year={year} />
    </Page>
  );
}

function Year({ year }: { readonly year: number }): ReactNode {
  const [isEntering, setEntering] = useState(false);
  const calendar = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => dataOf(api.GET('/api/v1/calendar/{year}', { params: { path: { year } } })),
  });
  const isUnpublished = calendar.error?.status === NOT_FOUND;
  return (
    <>
      {isUnpublished ? (
        <p className="notice">
          {year} 年的放假安排还没有录入，跨入该年的期限显示为“待日历发布”。放假安排公布后，请在下面录入。
        </p>
      ) : (
        <Query query={calendar}>{(data) => <Days workingDays={data.workingDays} days={data.days} />}</Query>
      )}
      {isUnpublished || isEntering ? (
        <YearNotice year={year} onDone={() => setEntering(false)} />
      ) : (
        <Button onClick={() => setEntering(true)}>重新录入全年放假安排</Button>
      )}
    </>
  );
}

interface DaysProps {
  readonly workingDays: number;
  readonly days: readonly CalendarDay[];
}

function Days({ workingDays, days }: DaysProps): ReactNode {
  const [chosen, setChosen] = useState<CalendarDay | null>(null);
  return (
    <section className="panel">
      <p>
        全年 {workingDays} 个工作日。与平常不同的日子：○ 放假，●
        补班。选一天可以修改，未结办件的期限随之重算。
      </p>
      <Months days={days} onChoose={setChosen} />
      {chosen !== null && <DayDialogue day={chosen} onDone={() => setChosen(null)} />}
    </section>
  );
}
