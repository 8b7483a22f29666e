import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { isOwnPlace } from '../../api/own-place.ts';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { LiaisonForm } from './LiaisonForm.tsx';
import type { Liaison as LiaisonData } from './liaison-entry.ts';
import type { OrganisationDetail } from './queries.ts';

interface Props {
  readonly organisation: OrganisationDetail;
}

/** People's telephones: asked for on purpose, as the reading is recorded. */
export function Liaison({ organisation }: Props): ReactNode {
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="panel">
      <h2>备案工作联络表</h2>
      {isAsked ? (
        <Asked organisation={organisation} />
      ) : (
        <>
          <p>联络表含个人信息，外单位查看会记入它的时间线。</p>
          <Button onClick={() => setAsked(true)}>查看联络表</Button>
        </>
      )}
    </section>
  );
}

function Asked({ organisation }: Props): ReactNode {
  const { id } = organisation;
  const mayWrite = isOwnPlace(useMe(), 'liaison.write', id) && organisation.open;
  const [isEditing, setEditing] = useState(false);
  const liaison = useQuery({
    queryKey: ['organisations', id, 'liaison'],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}/liaison', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isNone = liaison.error?.status === 404;
  if (isEditing)
    return (
      <LiaisonForm organisation={organisation} current={liaison.data} onDone={() => setEditing(false)} />
    );
  return (
    <>
      {isNone ? <NoneYet mayWrite={mayWrite} /> : <Read id={id} liaison={liaison} />}
      {mayWrite && (isNone || liaison.isSuccess) && (
        <div className="buttons">
          <Button onClick={() => setEditing(true)}>{isNone ? '填报联络表' : '报送新的联络表'}</Button>
        </div>
      )}
    </>
  );
}

function NoneYet({ mayWrite }: { readonly mayWrite: boolean }): ReactNode {
  if (!mayWrite) return <p>它还没有报送联络表。请提醒它登录后在“本单位”中填报。</p>;
  return <p>还没有报送联络表。请填写负责人和管理员，并上传盖章的扫描件。</p>;
}

interface ReadProps {
  readonly id: number;
  readonly liaison: ComponentProps<typeof Query<LiaisonData>>['query'];
}

function Read({ id, liaison }: ReadProps): ReactNode {
  return (
    <Query query={liaison}>
      {({ supervisingAuthority, people, stampedCopy, since }) => (
        <>
          <p>
            主管部门：{supervisingAuthority}
            <span className="secondary beside">{minute(since)} 报送</span>
          </p>
          {people === null ? (
            <p>联络人的个人信息已按期限删除。</p>
          ) : (
            <ul>
              <li>
                负责人：{people.head.name}，{people.head.position}，{people.head.landline}，
                {people.head.mobile}
              </li>
              <li>
                管理员：{people.administrator.name}，{people.administrator.position}，
                {people.administrator.mobile}
                {people.administrator.qq !== undefined && `，QQ ${people.administrator.qq}`}
              </li>
            </ul>
          )}
          <a href={`/api/v1/organisations/${id}/documents/${stampedCopy}`} download>
            下载盖章的联络表
          </a>
        </>
      )}
    </Query>
  );
}
