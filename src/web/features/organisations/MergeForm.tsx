import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { type NamedOrganisation, OrganisationField } from '../../components/OrganisationField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function MergeForm(props: ChangeProps): ReactNode {
  const { id, name } = props.organisation;
  const [successor, setSuccessor] = useState<NamedOrganisation | null>(null);
  return (
    <ChangeForm
      {...props}
      name="merge"
      button="并入并撤销"
      isDangerous
      send={(seen) =>
        api.POST('/api/v1/organisations/{id}/merger', {
          params: { path: { id } },
          body: { successorId: successor?.id ?? 0, ...seen },
        })
      }
    >
      <p>{name}将被撤销，它的账号随之失效；名称成为承继机构的别名。</p>
      <OrganisationField name="successorId" label="承继机构" chosen={successor} onChange={setSuccessor} />
    </ChangeForm>
  );
}
