import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';

/** People's telephones: asked for on purpose, as the reading is recorded. */
export function Liaison({ id }: { readonly id: number }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="panel">
      <h2>备案工作联络表</h2>
      {isAsked ? (
        <LiaisonForm id={id} />
      ) : (
        <>
          <p>联络表含个人信息，外单位查看会记入它的时间线。</p>
          <Button onClick={() => setAsked(true)}>查看联络表</Button>
        </>
      )}
    </section>
  );
}

function LiaisonForm({ id }: { readonly id: number }): ReactNode {
  const liaison = useQuery({
    queryKey: ['organisations', id, 'liaison'],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}/liaison', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (liaison.error?.status === 404) return <p>它还没有报送联络表。请提醒它登录后在“本单位”中填报。</p>;
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
