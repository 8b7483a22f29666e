import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Role } from '../../../policy/access/grants.ts';
import { ROLE_TITLES } from '../../../policy/access/role-titles.ts';
import { api, dataOf } from '../../api/client.ts';
import type { Slip } from '../../components/ActivationSheet.tsx';
import { Form } from '../../components/Form.tsx';
import { type NamedOrganisation, OrganisationField } from '../../components/OrganisationField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { slipsOf } from './issued-slips.ts';

interface Props {
  /** Where one comes from the page of an organisation. */
  readonly organisationId: number | null;
  readonly onSlips: (slips: readonly Slip[] | null) => void;
}

export function IssueOne({ organisationId, onSlips }: Props): ReactNode {
  const [chosen, setChosen] = useState<NamedOrganisation | null | undefined>(undefined);
  const [role, setRole] = useState<Role>('clerk');
  const named = useQuery({
    queryKey: ['organisations', organisationId],
    queryFn: () =>
      dataOf(api.GET('/api/v1/organisations/{id}', { params: { path: { id: organisationId ?? 0 } } })),
    enabled: organisationId !== null,
  }).data;
  const organisation = chosen === undefined ? (named ?? null) : chosen;
  const issue = useMutation({
    mutationFn: (again: boolean) =>
      dataOf(
        api.POST('/api/v1/account-issuances', {
          body: { role, organisationIds: [organisation?.id ?? 0], again },
        }),
      ),
    onSuccess: (answer) => onSlips(slipsOf(answer)),
  });
  return (
    <Form name="issuance" problem={issue.error} onSubmit={() => issue.mutate(false)} className="narrow-form">
      <OrganisationField name="organisationIds" label="机构" chosen={organisation} onChange={setChosen} />
      <SelectField
        name="role"
        label="角色"
        value={role}
        options={ROLE_TITLES}
        onChange={(value) => setRole(value as Role)}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={issue.isPending} disabled={organisation === null}>
          开通账号
        </Button>
        <Button disabled={organisation === null || issue.isPending} onClick={() => issue.mutate(true)}>
          未激活的，重新发放激活码
        </Button>
      </div>
    </Form>
  );
}
