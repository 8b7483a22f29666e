import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function CloseForm(props: ChangeProps): ReactNode {
  const { id, name } = props.organisation;
  return (
    <ChangeForm
      {...props}
      name="close"
      button="撤销该机构"
      isDangerous
      send={(seen) =>
        api.POST('/api/v1/organisations/{id}/closure', { params: { path: { id } }, body: { ...seen } })
      }
    >
      <p>撤销后{name}不再计入统计，它的账号和接口密钥随之失效。以往的记录保留。</p>
    </ChangeForm>
  );
}
