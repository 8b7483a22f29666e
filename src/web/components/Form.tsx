import { type FormEvent, type ReactNode, useMemo } from 'react';
import type { Problem } from '../api/problem.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormContext } from './form-context.ts';

interface Props {
  /** Of its own on the page. */
  readonly name: string;
  /** What the last attempt was refused with: `mutation.error`. */
  readonly problem: Problem | null;
  readonly onSubmit: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Every form: what was refused stands above it and beside each field at fault; what was typed stays. */
export function Form({ name, problem, onSubmit, className, children }: Props): ReactNode {
  const state = useMemo(() => ({ name, problem }), [name, problem]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <FormContext value={state}>
      <form onSubmit={submit} className={className}>
        <ErrorSummary problem={problem} />
        {children}
      </form>
    </FormContext>
  );
}
