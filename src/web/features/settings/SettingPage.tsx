import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isSettingKey, type SettingKey } from '../../../policy/settings/settings.ts';
import type { Schema } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { usePathPart } from '../../components/address.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { EnterSetting } from './EnterSetting.tsx';
import { definitionsQuery, inForceQuery, settingHistoryQuery } from './setting-queries.ts';
import { valueText } from './setting-words.ts';

/** One setting: what holds, a new value from a day on, and what was entered before. */
export default function SettingPage(): ReactNode {
  const key = usePathPart('key');
  if (!isSettingKey(key)) return <Page title="没有这项设定">请从“设定”中选择。</Page>;
  return <Setting settingKey={key} />;
}

function Setting({ settingKey: key }: { readonly settingKey: SettingKey }): ReactNode {
  const own = useOwnPlace('settings.manage');
  const level = useMe().memberships.find(({ organisationId }) => organisationId === own.id)?.level;
  const definitions = useQuery(definitionsQuery);
  const inForce = useQuery(inForceQuery(own.id));
  const definition = definitions.data?.items.find((each) => each.key === key);
  const current = inForce.data?.items.find((each) => each.key === key);
  const mayEnter = definition?.levels.some((each) => each === level) === true;
  return (
    <Page title={definition?.title ?? '设定'}>
      <Query query={{ ...inForce, data: current }}>
        {({ value, setBy }) => (
          <section className="panel">
            <h2>现在有效</h2>
            <p>{valueText(key, value)}</p>
            <p className="secondary">
              {setBy === null ? '默认值' : `${setBy.authority.name} 自 ${setBy.from} 起设定`}。依据：
              {definition?.source}
            </p>
          </section>
        )}
      </Query>
      {mayEnter && definition !== undefined && current !== undefined ? (
        <EnterSetting
          key={JSON.stringify(current.value)}
          definition={definition}
          settingKey={key}
          current={current.value}
        />
      ) : (
        definition !== undefined && <p className="notice">这项设定由上级教育行政部门决定，本级不能更改。</p>
      )}
      <History organisationId={own.id} settingKey={key} />
    </Page>
  );
}

interface HistoryProps {
  readonly organisationId: number;
  readonly settingKey: SettingKey;
}

function History({ organisationId, settingKey }: HistoryProps): ReactNode {
  const history = useInfiniteQuery(settingHistoryQuery(organisationId, settingKey));
  const items = history.data?.pages.flatMap((page) => page.items);
  return (
    <section className="panel">
      <h2>本级录入过的值</h2>
      <Query
        query={{ ...history, data: items }}
        isEmpty={({ length }) => length === 0}
        empty={<p>本级还没有录入过，现在的值来自上级或默认值。需要更改的，在上面录入。</p>}
      >
        {(rows) => (
          <>
            <DataTable caption="录入过的值" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />
            <Paged shown={rows.length} unit="项" query={history} />
          </>
        )}
      </Query>
    </section>
  );
}

const COLUMNS: readonly Column<Schema<'SettingEntry'>>[] = [
  { title: '自', cell: ({ from }) => from },
  { title: '值', cell: ({ key, value }) => valueText(key, value) },
  { title: '录入', cell: ({ recordedAt }) => minute(recordedAt) },
  { title: '说明', cell: ({ reason }) => reason ?? '—' },
];
