import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.ts';
import { inboxQuery } from '../api/inbox.ts';
import { mayDo, useMe } from '../api/me.ts';
import { leaveDevice } from '../api/on-device.ts';
import { saveDrafts } from '../cases/draft/use-draft.ts';
import { Dialogue } from '../components/Dialogue.tsx';
import { roleTitle } from '../components/role-title.ts';
import { figure } from '../components/time.ts';

/** Who am I, where, what is new, and the way out. */
export function Header(): ReactNode {
  const me = useMe();
  const [first] = me.memberships;
  return (
    <header className="top">
      <Link to="/" className="brand">
        教育移动应用备案平台
      </Link>
      {mayDo(me, 'inbox.read') && <InboxLink />}
      <div className="who">
        {first === undefined ? '未担任任何角色' : `${first.organisationName} · ${roleTitle(first)}`}
        <span className="secondary beside">{me.loginName}</span>
      </div>
      <SignOut />
    </header>
  );
}

function InboxLink(): ReactNode {
  const unread = useQuery(inboxQuery).data?.unread ?? 0;
  return <Link to="/inbox">消息{unread > 0 && <span className="badge">{figure(unread)} 条未读</span>}</Link>;
}

/** Whatever was read stays with the page that ends here, and nothing stays on the device. */
function SignOut(): ReactNode {
  const [isLosing, setLosing] = useState(false);
  const leave = useMutation({
    mutationFn: () => api.DELETE('/api/v1/sessions/current'),
    onSettled: () => {
      leaveDevice();
      window.location.assign('/workbench/sign-in');
    },
  });
  const ask = async (): Promise<void> => {
    if (await saveDrafts()) leave.mutate();
    else setLosing(true);
  };
  return (
    <>
      <Button size="small" loading={leave.isPending} onClick={() => void ask()}>
        退出登录
      </Button>
      {isLosing && (
        <Dialogue title="有草稿还没有保存到服务器" onCancel={() => setLosing(false)}>
          <p>为保护个人信息，退出后这台设备不再保留没有保存的内容。</p>
          <div className="buttons">
            <Button danger loading={leave.isPending} onClick={() => leave.mutate()}>
              不保存，退出登录
            </Button>
            <Button onClick={() => setLosing(false)}>先不退出</Button>
          </div>
        </Dialogue>
      )}
    </>
  );
}
