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
  const [chosen, setChosen] = useState<CalendarDay | null>(null);
  const [isEntering, setEntering] = useState(false);
  const calendar = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => dataOf(api.GET('/api/v1/calendar/{year}', { params: { path: { year: year ?? 0 } } })),
    enabled: year !== undefined,
  });
  if (year === undefined) return <Page title="工作日历">正在读取…</Page>;
  const show = (wanted: number) => void navigate({ to: '/calendar', search: { year: wanted } });
  const isUnpublished = calendar.error?.status === NOT_FOUND;
  return (
    <Page
      title={`${year} 年工作日历`}
      actions={
        <>
          <Button onClick={() => show(year - 1)}>{year - 1} 年</Button>
          <Button onClick={() => show(year + 1)}>{year + 1} 年</Button>
        </>
      }
    >
      {isUnpublished ? (
        <p className="notice">
          {year}{' '}
          年的放假安排还没有录入，跨入该年的期限显示为“待日历发布”。国务院办公厅发布放假安排后，请在下面录入。
        </p>
      ) : (
        <Query query={calendar}>
          {({ workingDays, days }) => (
            <section className="panel">
              <p>
                全年 {workingDays} 个工作日。与周一至周五不同的日子：○ 放假，●
                补班。选一天可以修改，修改后未结办件的期限随之重算。
              </p>
              <Months days={days} onChoose={setChosen} />
            </section>
          )}
        </Query>
      )}
      {isUnpublished || isEntering ? (
        <YearNotice key={year} year={year} onDone={() => setEntering(false)} />
      ) : (
        <Button onClick={() => setEntering(true)}>重新录入全年放假安排</Button>
      )}
      {chosen !== null && <DayDialogue day={chosen} onDone={() => setChosen(null)} />}
    </Page>
  );
}
