import { useMutation } from '@tanstack/react-query';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import { Ask } from '../components/Ask.tsx';
import { Field } from '../components/Field.tsx';
import { useCaseChanged } from './case-queries.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly title: string;
  readonly send: (reason: string) => Promise<unknown>;
  /** What is lost. */
  readonly children: ReactNode;
}

/** What undoes something says what is lost, and asks why. */
export function AskReason({ send, children, ...asked }: Props): ReactNode {
  const changed = useCaseChanged();
  const [reason, setReason] = useState('');
  const act = useMutation({ mutationFn: () => send(reason.trim()), onSuccess: changed });
  return (
    <Ask
      {...asked}
      verb={asked.label}
      isDangerous
      problem={act.error}
      isPending={act.isPending}
      onConfirm={() => act.mutateAsync()}
    >
      <p>{children}</p>
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
    </Ask>
  );
}
