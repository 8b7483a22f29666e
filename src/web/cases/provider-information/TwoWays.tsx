import type { ReactNode } from 'react';
import { FILE, PARAGRAPH } from '../../components/entry.ts';
import { GroupField } from '../../components/GroupField.tsx';
import { FormEntry } from './FormEntry.tsx';

interface Props {
  readonly path: string;
  readonly label: string;
}

/** A document, or why there is none. */
export function FileOrReason({ path, label }: Props): ReactNode {
  return (
    <GroupField name={path} label={label}>
      <FormEntry path={`${path}.file`} label={`${label}（文件）`} control={FILE} />
      <FormEntry path={`${path}.notApplicableBecause`} label="或者：不适用的理由" control={PARAGRAPH} />
    </GroupField>
  );
}

export function TextOrFile({ path, label }: Props): ReactNode {
  return (
    <GroupField name={path} label={label}>
      <FormEntry path={`${path}.text`} label={`${label}（说明）`} control={PARAGRAPH} />
      <FormEntry path={`${path}.file`} label="或者：上传文件" control={FILE} />
    </GroupField>
  );
}
