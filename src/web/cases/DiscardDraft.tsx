import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Ask } from '../components/Ask.tsx';
import { useCaseChanged } from './case-queries.ts';

interface Props {
  readonly send: () => Promise<unknown>;
  /** What is typed into it is kept no longer. */
  readonly onDiscarded: () => void;
}

export function DiscardDraft({ send, onDiscarded }: Props): ReactNode {
  const changed = useCaseChanged();
  const discard = useMutation({
    mutationFn: send,
    onSuccess: () => {
      onDiscarded();
      return changed();
    },
  });
  return (
    <Ask
      name="discard"
      label="放弃草稿"
      title="放弃这份草稿？"
      verb="放弃草稿"
      isDangerous
      problem={discard.error}
      isPending={discard.isPending}
      onConfirm={() => discard.mutateAsync()}
    >
      <p>填写的内容将不能再提交或修改。需要时可以新建一份。</p>
    </Ask>
  );
}
