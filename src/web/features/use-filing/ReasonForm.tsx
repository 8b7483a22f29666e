import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';

interface Props {
  readonly name: string;
  /** What is lost. */
  readonly explanation: string;
  readonly verb: string;
  readonly send: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** What undoes something says what is lost, and asks why. */
export function ReasonForm({ name, explanation, verb, send, onClose }: Props): ReactNode {
  const changed = useCaseChanged();
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: async () => {
      onClose();
      await changed();
    },
  });
  return (
    <Form name={name} problem={act.error} onSubmit={() => act.mutate()}>
      <p>{explanation}</p>
      <Field name="reason" label="原因">
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={500}
            required
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button danger htmlType="submit" loading={act.isPending}>
          {verb}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}
