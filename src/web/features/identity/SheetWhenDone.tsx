import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import type { Slip } from '../../components/ActivationSheet.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import type { Started } from './issued-slips.ts';

interface Props {
  readonly started: Started;
  readonly onSlips: (slips: readonly Slip[] | null) => void;
}

/** The token that opens the sheet is known to this page alone, so whoever leaves it gives the sheet up. */
export function SheetWhenDone({ started: { jobId, sheetToken }, onSlips }: Props): ReactNode {
  const [isDone, setDone] = useState(false);
  const onDone = useCallback(() => setDone(true), []);
  const take = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/activation-sheets/{id}/fetching', {
          params: { path: { id: jobId } },
          body: { token: sheetToken ?? '' },
        }),
      ),
    onSuccess: ({ slips }) => onSlips(slips),
  });
  return (
    <>
      <p className="field-error">请不要关闭本页：激活码单只能在这里取一次。</p>
      <JobProgress id={jobId} onDone={onDone} />
      <ErrorSummary problem={take.error} />
      {isDone && (
        <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
          取激活码单
        </Button>
      )}
    </>
  );
}
