import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { TextField } from '../../components/TextField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function RenameForm(props: ChangeProps): ReactNode {
  const { id, name: current } = props.organisation;
  const [name, setName] = useState(current);
  return (
    <ChangeForm
      {...props}
      name="rename"
      button="更名"
      send={(seen) =>
        api.POST('/api/v1/organisations/{id}/renames', { params: { path: { id } }, body: { name, ...seen } })
      }
    >
      <TextField
        name="name"
        label="新名称"
        hint="原名成为别名，仍可按它查到。"
        value={name}
        onChange={setName}
      />
    </ChangeForm>
  );
}
