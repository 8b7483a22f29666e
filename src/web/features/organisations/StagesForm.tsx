import { type ReactNode, useState } from 'react';
import { STAGES, type Stage } from '../../../policy/option-lists.ts';
import { api } from '../../api/client.ts';
import { ManyField } from '../../components/ManyField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function StagesForm(props: ChangeProps): ReactNode {
  const { id, stages: current } = props.organisation;
  const [stages, setStages] = useState(() => current as Stage[]);
  return (
    <ChangeForm
      {...props}
      name="stages"
      button="变更学段"
      send={(seen) =>
        api.POST('/api/v1/organisations/{id}/stages', {
          params: { path: { id } },
          body: { stages, ...seen },
        })
      }
    >
      <ManyField
        name="stages"
        label="学段"
        hint="勾选学校现有的全部学段。适用哪些规定，按学段确定。"
        value={stages}
        options={STAGES}
        onChange={setStages}
      />
    </ChangeForm>
  );
}
