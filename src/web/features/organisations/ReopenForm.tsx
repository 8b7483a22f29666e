import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function ReopenForm(props: ChangeProps): ReactNode {
  const { id } = props.organisation;
  return (
    <ChangeForm
      {...props}
      name="reopen"
      button="恢复该机构"
      isUndated
      send={({ version }) =>
        api.POST('/api/v1/organisations/{id}/reopening', { params: { path: { id } }, body: { version } })
      }
    >
      <p>用于更正误操作：恢复到撤销之前的状态。</p>
    </ChangeForm>
  );
}
