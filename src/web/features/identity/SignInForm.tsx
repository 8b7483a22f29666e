import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { type Entered, PasswordStep } from './PasswordStep.tsx';
import { SecondStep } from './SecondStep.tsx';

interface Props {
  /** Whoever signs in again does so under the same name. */
  readonly loginName?: string;
  readonly onSignedIn: () => void;
}

/** Name and password, then the second factor where there is one. */
export function SignInForm({ loginName, onSignedIn }: Props): ReactNode {
  const [challenge, setChallenge] = useState<string | null>(null);
  const first = useMutation({
    mutationFn: (body: Entered) => dataOf(api.POST('/api/v1/sessions', { body })),
    onSuccess: (answer) => ('challenge' in answer ? setChallenge(answer.challenge) : onSignedIn()),
  });
  const second = useMutation({
    mutationFn: (code: string) =>
      dataOf(api.POST('/api/v1/sessions/second-step', { body: { challenge: challenge ?? '', code } })),
    onSuccess: onSignedIn,
  });
  const startAgain = (): void => {
    first.reset();
    second.reset();
    setChallenge(null);
  };
  return challenge === null ? (
    <PasswordStep
      fixedName={loginName}
      problem={first.error}
      isPending={first.isPending}
      onEntered={(entered) => first.mutate(entered)}
    />
  ) : (
    <SecondStep
      problem={second.error}
      isPending={second.isPending}
      onEntered={(code) => second.mutate(code)}
      onStartAgain={startAgain}
    />
  );
}
