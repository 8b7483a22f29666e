import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { TextField } from '../../components/TextField.tsx';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';
import { CODES, type Code, changedCodes, codesOf, enteredCodes } from './codes.ts';

/** A code that is there is corrected, never taken away; what a school is known by stays. */
export function CodesForm(props: ChangeProps): ReactNode {
  const { organisation } = props;
  const { id, kind, schoolCode } = organisation;
  const [entered, setEntered] = useState(() => enteredCodes(organisation));
  const isFixed = (code: Code): boolean => code === 'schoolCode' && schoolCode !== null;
  return (
    <ChangeForm
      {...props}
      name="codes"
      button="保存代码"
      isUndated
      send={() =>
        api.POST('/api/v1/organisations/{id}/codes', {
          params: { path: { id } },
          body: changedCodes(organisation, entered),
        })
      }
    >
      <p>补上缺少的代码，或更正填错的代码。保存后立即生效，更正前后的代码都记入历次变动。</p>
      {codesOf(kind).map((code) => (
        <TextField
          key={code}
          name={code}
          label={CODES[code]}
          hint={isFixed(code) ? '学校标识码一校一码，登记后不能更改。' : undefined}
          required={false}
          readOnly={isFixed(code)}
          value={entered[code]}
          onChange={(value) => setEntered({ ...entered, [code]: value })}
        />
      ))}
    </ChangeForm>
  );
}
