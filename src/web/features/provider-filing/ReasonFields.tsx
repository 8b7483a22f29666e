import { Button } from 'antd';
import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import type { Item } from './VerificationItemRow.tsx';

export interface Reason {
  /** The item that it is about; empty where it is about the whole. */
  readonly field: string;
  readonly reason: string;
}

interface Props {
  readonly index: number;
  readonly reason: Reason;
  readonly items: readonly Item[];
  readonly onChange: (reason: Reason) => void;
  readonly onRemove: () => void;
}

/** One reason: what it is about, and what has to be done. */
export function ReasonFields({ index, reason, items, onChange, onRemove }: Props): ReactNode {
  const title = `第 ${index + 1} 项`;
  return (
    <div className="part">
      <Choice
        label={`${title}：关于哪一项`}
        value={reason.field}
        options={{ '': '整份备案', ...Object.fromEntries(items.map(({ path, label }) => [path, label])) }}
        onChange={(field) => onChange({ ...reason, field })}
      />
      <Field name={`reasons.${index}.reason`} label={`${title}：退回理由`}>
        {(control) => (
          <TextArea
            {...control}
            value={reason.reason}
            maxLength={500}
            rows={3}
            onChange={({ target }) => onChange({ ...reason, reason: target.value })}
          />
        )}
      </Field>
      <Button size="small" onClick={onRemove}>
        移除{title}
      </Button>
    </div>
  );
}
