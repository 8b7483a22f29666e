import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { meQuery } from '../../api/me.ts';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { BeginEnrolment } from './BeginEnrolment.tsx';
import { ConfirmEnrolment } from './ConfirmEnrolment.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** Whether there is a second factor, and enrolling or replacing it. */
export function SecondFactor(): ReactNode {
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const state = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => dataOf(api.GET('/api/v1/second-factor')),
  });
  const begin = useMutation({
    mutationFn: (body: { password: string; code?: string }) =>
      dataOf(api.POST('/api/v1/second-factor/enrolments', { body })),
  });
  const finish = async (): Promise<void> => {
    setCodes(null);
    begin.reset();
    await client.invalidateQueries({ queryKey: ['second-factor'] });
    await client.invalidateQueries(meQuery);
  };
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={() => void finish()} />;
  if (begin.data !== undefined) return <ConfirmEnrolment enrolment={begin.data} onConfirmed={setCodes} />;
  return (
    <Query query={state}>
      {({ enrolledAt, recoveryCodesLeft }) => (
        <>
          <p>
            {enrolledAt === null
              ? '还没有绑定动态验证码。绑定后，登录时除密码外还要输入手机上的 6 位数字。'
              : `已于 ${minute(enrolledAt)} 绑定，恢复码还剩 ${recoveryCodesLeft} 个。`}
          </p>
          <BeginEnrolment
            isReplacing={enrolledAt !== null}
            problem={begin.error}
            isPending={begin.isPending}
            onEntered={(entered) => begin.mutate(entered)}
          />
        </>
      )}
    </Query>
  );
}
