import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { STAGES } from '../../../policy/option-lists.ts';
import { AUTHORITY_LEVELS, isOutsideTree, ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';
import { api, dataOf } from '../../api/client.ts';
import { Form } from '../../components/Form.tsx';
import { ManyField } from '../../components/ManyField.tsx';
import { type NamedOrganisation, OrganisationField } from '../../components/OrganisationField.tsx';
import { Page } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { CODES, codesOf } from './codes.ts';
import { type Entered, emptyOrganisation, newOrganisationBody } from './new-organisation.ts';
import { useTreeChanged } from './queries.ts';

const { ministry: _ministry, ...LEVELS } = AUTHORITY_LEVELS;

export default function NewOrganisationPage(): ReactNode {
  const [entered, setEntered] = useState<Entered>(emptyOrganisation);
  const [parent, setParent] = useState<NamedOrganisation | null>(null);
  const create = useCreation(entered, parent);
  return (
    <Page title="登记机构">
      <section className="panel">
        <Form
          name="organisation"
          problem={create.error}
          onSubmit={() => create.mutate()}
          className="narrow-form"
        >
          <Naming entered={entered} onChange={setEntered} />
          {!isOutsideTree(entered.kind) && (
            <OrganisationField
              name="parentId"
              label="上级教育行政部门"
              kind="authority"
              chosen={parent}
              onChange={setParent}
            />
          )}
          <Codes entered={entered} onChange={setEntered} />
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            登记机构
          </Button>
        </Form>
      </section>
    </Page>
  );
}

function useCreation(entered: Entered, parent: NamedOrganisation | null) {
  const navigate = useNavigate();
  const changed = useTreeChanged();
  return useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/v1/organisations', { body: newOrganisationBody(entered, parent?.id) })),
    onSuccess: async ({ id }) => {
      await changed();
      await navigate({ to: '/organisations/$id', params: { id: String(id) } });
    },
  });
}

function Naming({ entered, onChange }: PartProps): ReactNode {
  const enter = (key: keyof Entered) => (value: string) => onChange({ ...entered, [key]: value });
  return (
    <>
      <SelectField
        name="kind"
        label="类型"
        value={entered.kind}
        options={ORGANISATION_KINDS}
        onChange={enter('kind')}
      />
      <TextField name="name" label="名称" value={entered.name} onChange={enter('name')} />
      <ByKind entered={entered} onChange={onChange} />
      <TextField
        name="effectiveOn"
        label="生效日期"
        hint="不填：从现在起。"
        type="date"
        required={false}
        value={entered.effectiveOn}
        onChange={enter('effectiveOn')}
      />
    </>
  );
}

interface PartProps {
  readonly entered: Entered;
  readonly onChange: (entered: Entered) => void;
}

/** Authorities have a level, schools their stages. */
function ByKind({ entered, onChange }: PartProps): ReactNode {
  if (entered.kind === 'authority')
    return (
      <SelectField
        name="level"
        label="层级"
        value={entered.level}
        options={LEVELS}
        onChange={(level) => onChange({ ...entered, level: level as Entered['level'] })}
      />
    );
  if (entered.kind !== 'school') return null;
  return (
    <ManyField
      name="stages"
      label="学段"
      value={entered.stages}
      options={STAGES}
      onChange={(stages) => onChange({ ...entered, stages })}
    />
  );
}

/** None has to be known yet. */
function Codes({ entered, onChange }: PartProps): ReactNode {
  return codesOf(entered.kind).map((code) => (
    <TextField
      key={code}
      name={code}
      label={CODES[code]}
      required={false}
      value={entered[code]}
      onChange={(value) => onChange({ ...entered, [code]: value })}
    />
  ));
}
