import { Button } from 'antd';
import type { ReactNode } from 'react';
import { personalDatumFields } from '../../../policy/provider-filing/fields.ts';
import { GroupField } from '../../components/GroupField.tsx';
import { valueAt } from '../draft/form-values.ts';
import { FormEntry } from './FormEntry.tsx';
import { useFormInHand } from './form-in-hand.ts';

interface Props {
  readonly path: string;
  readonly label: string;
}

/** Item by item: what is collected, what for, how, and how much of it. */
export function PersonalDataField({ path, label }: Props): ReactNode {
  const { form, change } = useFormInHand();
  const items = (valueAt(form, path) as object[] | undefined) ?? [];
  return (
    <GroupField name={path} label={label} hint="逐项填写收集哪些个人信息。">
      {items.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset className="part" key={index}>
          <legend>第 {index + 1} 项个人信息</legend>
          {personalDatumFields.map((field) => (
            <FormEntry key={field.path} path={`${path}.${index}.${field.path}`} label={field.label} />
          ))}
          <Button size="small" onClick={() => change(path, items.toSpliced(index, 1))}>
            移除第 {index + 1} 项
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => change(path, [...items, {}])}>添加一项个人信息</Button>
    </GroupField>
  );
}
