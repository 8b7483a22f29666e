import type { Slip } from '../../components/ActivationSheet.tsx';

export interface Sheet {
  readonly slips: readonly Slip[] | null;
}
/** More than a thousand are made behind the scenes. */
export interface Started {
  readonly jobId: number;
  readonly sheetToken: string | null;
}

export function isStarted(answer: Sheet | Started): answer is Started {
  return 'jobId' in answer;
}

/** Of an answer that came at once. */
export function slipsOf(answer: Sheet | Started): readonly Slip[] | null {
  return isStarted(answer) ? null : answer.slips;
}
