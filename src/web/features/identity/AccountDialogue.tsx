import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ROLE_TITLES } from '../../../policy/access/role-titles.ts';
import { api, dataOf } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import type { Slip } from '../../components/ActivationSheet.tsx';
import { Dialogue } from '../../components/Dialogue.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { Account } from './account-queries.ts';
import type { IssuedLink } from './OneTimeLink.tsx';

/** What is shown once, to be handed over: slips, unless they were shown already, or a link. */
export type Issued =
  | { readonly slips: readonly Slip[] | null; readonly link?: never }
  | { readonly link: IssuedLink };

interface Props {
  readonly account: Account;
  readonly onIssued: (issued: Issued) => void;
  readonly onDone: () => void;
}

/** Recovery, disabling and the end of roles: each says what it does before it is done. */
export function AccountDialogue({ account, onIssued, onDone }: Props): ReactNode {
  const { accountId, loginName } = account;
  const client = useQueryClient();
  const isOwn = useMe().accountId === accountId;
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onDone();
    },
  });
  return (
    <Dialogue title={`账号 ${loginName}`} onCancel={onDone}>
      <ErrorSummary problem={act.error} />
      {isOwn ? (
        <p>这是您自己的账号，须由另一位安全管理员办理。</p>
      ) : (
        <dl className="steps">
          {stepsOf(account, onIssued).map(([title, meaning, work]) => (
            <Step key={title} title={title} meaning={meaning} onGo={() => act.mutate(work)} />
          ))}
        </dl>
      )}
      <Button onClick={onDone}>关闭</Button>
    </Dialogue>
  );
}

/** A title, what it means, and the doing. */
type PossibleStep = readonly [string, string, () => Promise<unknown>];

function stepsOf(account: Account, onIssued: Props['onIssued']): readonly PossibleStep[] {
  const path = { params: { path: { id: account.accountId } } };
  const renew = async (): Promise<void> => {
    const { slips } = await dataOf(api.POST('/api/v1/accounts/{id}/activation-codes', path));
    onIssued({ slips });
  };
  const sendLink = async (): Promise<void> => {
    const { linkToken, expiresAt } = await dataOf(api.POST('/api/v1/accounts/{id}/one-time-links', path));
    onIssued({ link: { loginName: account.loginName, linkToken, expiresAt } });
  };
  const forgotten: PossibleStep = [
    '发放一次性链接',
    '忘记密码：本人打开链接设置新密码；动态验证码不变，旧密码到那时才失效。',
    sendLink,
  ];
  return [
    ...(account.disabled ? [] : [forgotten]),
    ['发放新的激活码', '怀疑被盗或遗失激活码：旧密码、动态验证码和登录全部失效。', renew],
    [
      '解除动态验证码',
      '手机丢失：会话随即退出，登录后重新绑定。',
      () => api.POST('/api/v1/accounts/{id}/second-factor-resets', path),
    ],
    account.disabled
      ? ['重新启用账号', '可以再次登录，角色不变。', () => api.POST('/api/v1/accounts/{id}/enabling', path)]
      : ['停用账号', '立即退出，不能再登录。', () => api.POST('/api/v1/accounts/{id}/disabling', path)],
    ...account.memberships.map(
      ({ membershipId: id, organisation, role }): PossibleStep => [
        `免去${ROLE_TITLES[role]}`,
        `在${organisation.name}的角色立即终止，未办结的事项须另行分配。`,
        () => api.POST('/api/v1/memberships/{id}/end', { params: { path: { id } } }),
      ],
    ),
  ];
}

interface StepProps {
  readonly title: string;
  readonly meaning: string;
  readonly onGo: () => void;
}

function Step({ title, meaning, onGo }: StepProps): ReactNode {
  return (
    <div>
      <dt>
        <Button onClick={onGo}>{title}</Button>
      </dt>
      <dd className="secondary">{meaning}</dd>
    </div>
  );
}
