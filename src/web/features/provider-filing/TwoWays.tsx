import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import { Field } from '../../components/Field.tsx';
import { FileField } from './FileField.tsx';
import { useFormInHand } from './form-in-hand.ts';
import { textAt, valueAt } from './form-paths.ts';
import { GroupField } from './GroupField.tsx';

interface Props {
  readonly path: string;
  readonly label: string;
}

/** A document, or why there is none. */
export function FileOrReason({ path, label }: Props): ReactNode {
  return (
    <GroupField name={path} label={label}>
      <PartFile path={`${path}.file`} label={`${label}（文件）`} />
      <PartText path={`${path}.notApplicableBecause`} label="或者：不适用的理由" />
    </GroupField>
  );
}

export function TextOrFile({ path, label }: Props): ReactNode {
  return (
    <GroupField name={path} label={label}>
      <PartText path={`${path}.text`} label={`${label}（说明）`} />
      <PartFile path={`${path}.file`} label="或者：上传文件" />
    </GroupField>
  );
}

function PartFile({ path, label }: Props): ReactNode {
  const { form, change } = useFormInHand();
  return (
    <FileField
      name={path}
      label={label}
      value={valueAt(form, path) as number | undefined}
      onChange={(file) => change(path, file)}
    />
  );
}

function PartText({ path, label }: Props): ReactNode {
  const { form, change } = useFormInHand();
  return (
    <Field name={path} label={label}>
      {(props) => (
        <TextArea
          {...props}
          value={textAt(form, path)}
          rows={3}
          onChange={({ target }) => change(path, target.value === '' ? undefined : target.value)}
        />
      )}
    </Field>
  );
}
