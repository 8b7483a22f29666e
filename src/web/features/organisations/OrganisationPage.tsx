import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isOutsideTree } from '../../../policy/organisations/kinds.ts';
import { mayDo, useMe } from '../../api/me.ts';
import { isOwnPlace } from '../../api/own-place.ts';
import { usePathPart } from '../../components/address.ts';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { TreeLine } from '../../components/TreeLine.tsx';
import { Changes } from './Changes.tsx';
import { kindOf } from './columns.tsx';
import { History } from './History.tsx';
import { Liaison } from './Liaison.tsx';
import { OwnRules } from './OwnRules.tsx';
import { type OrganisationDetail, organisationQuery } from './queries.ts';

/** One organisation: what it is, what stands below it, what has changed, and what can be changed. */
export default function OrganisationPage(): ReactNode {
  return <OrganisationView id={Number(usePathPart('id'))} />;
}

export function OrganisationView({ id }: { readonly id: number }): ReactNode {
  const organisation = useQuery(organisationQuery(id));
  return (
    <Page title={organisation.data?.name ?? '机构'} actions={<Elsewhere id={id} />}>
      <Query query={organisation}>{(data) => <Organisation organisation={data} />}</Query>
    </Page>
  );
}

/** What others may do with it, each on a page of its own. */
function Elsewhere({ id }: { readonly id: number }): ReactNode {
  const me = useMe();
  return (
    <>
      {isOwnPlace(me, 'notifications.manage', id) && (
        <Link to="/organisations/$id/notification-addresses" params={{ id: String(id) }}>
          接收通知的地址
        </Link>
      )}
      {mayDo(me, 'accounts.manage') && (
        <Link to="/accounts" search={{ organisation: id }}>
          账号
        </Link>
      )}
      {mayDo(me, 'settings.manage') && (
        <Link to="/settings" search={{ organisation: id }}>
          对它有效的设定
        </Link>
      )}
      {mayDo(me, 'audit.read') && (
        <Link to="/audit/streams/$kind/$id" params={{ kind: 'organisation', id: String(id) }}>
          审计时间线
        </Link>
      )}
    </>
  );
}

function Organisation({ organisation }: { readonly organisation: OrganisationDetail }): ReactNode {
  const me = useMe();
  return (
    <>
      <TreeLine label="上级" line={organisation.line}>
        {({ id, name }) => (
          <Link to="/organisations/$id" params={{ id: String(id) }}>
            {name}
          </Link>
        )}
      </TreeLine>
      <Facts organisation={organisation} />
      <Below organisation={organisation} />
      {!isOutsideTree(organisation.kind) && <OwnRules organisation={organisation} />}
      {mayDo(me, 'liaison.read') && <Liaison organisation={organisation} />}
      {mayDo(me, 'organisations.manage') && <Changes organisation={organisation} />}
      <History id={organisation.id} />
    </>
  );
}

function Facts({ organisation }: { readonly organisation: OrganisationDetail }): ReactNode {
  const { open, successor, schoolCode, creditCode, regionCode, aliases, unverified } = organisation;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['类型', kindOf(organisation)],
    ['状态', open ? '● 在册' : `□ 已撤销${successor === null ? '' : `，并入${successor.name}`}`],
    ['学校标识码', schoolCode],
    ['统一社会信用代码', creditCode],
    ['行政区划代码', regionCode],
    ['别名', aliases.length === 0 ? null : aliases.join('、')],
    ['自行登记', unverified ? '证明尚未核验' : null],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([title, value]) =>
          value !== null && (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const BELOW = { authority: '教育行政部门', school: '学校', 'subordinate-unit': '直属单位' } as const;

function Below({
  organisation: { id, kind, children },
}: {
  readonly organisation: OrganisationDetail;
}): ReactNode {
  if (kind !== 'authority') return null;
  const kinds = (['authority', 'school', 'subordinate-unit'] as const).filter((each) => children[each] > 0);
  return (
    <section className="panel">
      <h2>直接下级</h2>
      {kinds.length === 0 ? (
        <p>还没有下级机构。由系统管理员登记，或导入名册。</p>
      ) : (
        <ul className="inline-list">
          {kinds.map((each) => (
            <li key={each}>
              <Link to="/organisations" search={{ parent: id, kind: each }}>
                {BELOW[each]} {children[each]} 个
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
