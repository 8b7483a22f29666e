import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { EntryField } from '../../components/EntryField.tsx';
import { FILE } from '../../components/entry.ts';
import { Files } from '../../components/Files.tsx';
import { TextField } from '../../components/TextField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';
import {
  enteredLiaison,
  LIAISON_FIELDS,
  type Liaison,
  type LiaisonField,
  liaisonBody,
} from './liaison-entry.ts';

interface Props extends ChangeProps {
  /** Undefined before the first one. */
  readonly current: Liaison | undefined;
}

export function LiaisonForm({ current, ...props }: Props): ReactNode {
  const { id, parent } = props.organisation;
  const [entered, setEntered] = useState(() => enteredLiaison(current, parent?.name ?? ''));
  const [stampedCopy, setStampedCopy] = useState<number>();
  return (
    <Files files={[]} organisationId={id}>
      <ChangeForm
        {...props}
        name="liaison"
        button="报送联络表"
        isUndated
        send={() =>
          api.PUT('/api/v1/organisations/{id}/liaison', {
            params: { path: { id } },
            body: liaisonBody(entered, stampedCopy),
          })
        }
      >
        {(Object.keys(LIAISON_FIELDS) as LiaisonField[]).map((field) => (
          <TextField
            key={field}
            name={field}
            {...LIAISON_FIELDS[field]}
            value={entered[field]}
            onChange={(value) => setEntered({ ...entered, [field]: value })}
          />
        ))}
        <EntryField
          name="stampedCopy"
          label="盖章的联络表"
          hint="打印、盖单位公章后的扫描件或照片。"
          control={FILE}
          value={stampedCopy}
          onChange={(file) => setStampedCopy(file as number | undefined)}
        />
      </ChangeForm>
    </Files>
  );
}
