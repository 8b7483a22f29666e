import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { type OrganisationDetail, useTreeChanged } from './queries.ts';

/** Since when it holds, and which version was looked at. */
export interface WhenSeen {
  readonly version: number;
  readonly effectiveOn?: string;
}

export interface ChangeProps {
  readonly organisation: OrganisationDetail;
  readonly onDone: () => void;
}

interface Props extends ChangeProps {
  readonly name: string;
  readonly button: string;
  readonly isDangerous?: boolean;
  /** Without a day of its own: a correction. */
  readonly isUndated?: boolean;
  readonly send: (seen: WhenSeen) => Promise<unknown>;
  readonly children: ReactNode;
}

/** What every change of the tree has: a day from which it holds, and nobody else's change overwritten. */
export function ChangeForm(props: Props): ReactNode {
  const { onDone, name, button, isDangerous = false, isUndated = false, children } = props;
  const [effectiveOn, setEffectiveOn] = useState('');
  const change = useChange(props, effectiveOn);
  return (
    <Form name={name} problem={change.error} onSubmit={() => change.mutate()} className="narrow-form">
      {children}
      {!isUndated && (
        <TextField
          name="effectiveOn"
          label="生效日期"
          hint="不填：从现在起。可以是过去的日期，不能是将来的。"
          type="date"
          value={effectiveOn}
          onChange={setEffectiveOn}
          required={false}
        />
      )}
      <Button type="primary" htmlType="submit" danger={isDangerous} loading={change.isPending}>
        {button}
      </Button>{' '}
      <Button onClick={onDone}>取消</Button>
    </Form>
  );
}

function useChange({ organisation: { version }, onDone, send }: Props, effectiveOn: string) {
  const changed = useTreeChanged();
  return useMutation({
    mutationFn: () => send({ version, ...(effectiveOn !== '' && { effectiveOn }) }),
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
}
