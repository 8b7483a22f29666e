import { Button } from 'antd';
import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import { ANY, Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';

export interface Reason {
  /** The part of the form that it is about; empty where it is about the whole. */
  readonly field: string;
  readonly reason: string;
}

interface Props {
  readonly index: number;
  readonly reason: Reason;
  /** By path: what a reason may be about. */
  readonly parts: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<Reason>) => void;
  readonly onRemove: () => void;
}

/** One reason: what it is about, and what has to be done. */
export function ReasonFields({
  index,
  reason: { field, reason },
  parts,
  onChange,
  onRemove,
}: Props): ReactNode {
  const title = `第 ${index + 1} 项`;
  return (
    <div className="part">
      <Choice
        label={`${title}针对的内容`}
        value={field}
        options={{ [ANY]: '整份备案', ...parts }}
        onChange={(chosen) => onChange({ field: chosen })}
      />
      <Field name={`reasons.${index}.reason`} label={title}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={500}
            placeholder="缺什么、怎样补"
            value={reason}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
        )}
      </Field>
      <Button size="small" onClick={onRemove}>
        移除{title}
      </Button>
    </div>
  );
}
