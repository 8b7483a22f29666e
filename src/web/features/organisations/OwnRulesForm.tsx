import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { EntryField } from '../../components/EntryField.tsx';
import { FILE, PARAGRAPH } from '../../components/entry.ts';
import { Files } from '../../components/Files.tsx';
import { TextField } from '../../components/TextField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';
import { type EnteredProfile, enteredProfile, profileBody, recordedParts } from './profile-entry.ts';
import type { Profile } from './queries.ts';

interface Props extends ChangeProps {
  readonly profile: Profile;
}

/** The version is the one that was there when the form was opened, whatever is read meanwhile. */
export function OwnRulesForm({ profile, ...props }: Props): ReactNode {
  const { id } = props.organisation;
  const [seen] = useState(profile);
  const [entered, setEntered] = useState(() => enteredProfile(profile));
  return (
    <Files files={[]} organisationId={id}>
      <ChangeForm
        {...props}
        name="profile"
        button="保存"
        isUndated
        send={() =>
          api.PUT('/api/v1/organisations/{id}/profile', {
            params: { path: { id } },
            body: profileBody(entered, seen.version),
          })
        }
      >
        <Fields organisation={props.organisation} profile={seen} entered={entered} onChange={setEntered} />
      </ChangeForm>
    </Files>
  );
}

interface FieldsProps extends Pick<Props, 'organisation' | 'profile'> {
  readonly entered: EnteredProfile;
  readonly onChange: (entered: EnteredProfile) => void;
}

function Fields({ organisation, profile, entered, onChange }: FieldsProps): ReactNode {
  const enter = (key: keyof EnteredProfile) => (value: unknown) => onChange({ ...entered, [key]: value });
  return (
    <>
      <TextField
        name="department"
        label="归口管理的职能部门"
        hint="负责教育移动应用管理的部门，如信息化办公室。"
        value={entered.department}
        onChange={enter('department')}
      />
      {recordedParts(organisation, profile).map(({ title, hint, words, file }) => (
        <div key={words}>
          <EntryField
            name={words}
            label={title}
            hint={`${hint}可以只上传文件。`}
            control={PARAGRAPH}
            value={entered[words]}
            onChange={enter(words)}
          />
          <EntryField
            name={file}
            label={`${title}文件`}
            control={FILE}
            value={entered[file]}
            onChange={enter(file)}
          />
        </div>
      ))}
      <TextField
        name="domicile"
        label="住所地"
        required={false}
        value={entered.domicile}
        onChange={enter('domicile')}
      />
    </>
  );
}
