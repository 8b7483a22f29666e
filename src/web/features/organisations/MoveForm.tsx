import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { type NamedOrganisation, OrganisationField } from '../../components/OrganisationField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function MoveForm(props: ChangeProps): ReactNode {
  const { id, parent } = props.organisation;
  const [chosen, setChosen] = useState<NamedOrganisation | null>(null);
  return (
    <ChangeForm
      {...props}
      name="move"
      button="调整隶属"
      send={(seen) =>
        api.POST('/api/v1/organisations/{id}/moves', {
          params: { path: { id } },
          body: { parentId: chosen?.id ?? 0, ...seen },
        })
      }
    >
      <p>现在的上级：{parent?.name ?? '无'}。全部下级和未办结的办件随之转移。</p>
      <OrganisationField
        name="parentId"
        label="新的上级"
        kind="authority"
        chosen={chosen}
        onChange={setChosen}
      />
    </ChangeForm>
  );
}
