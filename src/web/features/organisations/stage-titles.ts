import { STAGES, type Stage } from '../../../policy/option-lists.ts';

/** `中小学、幼儿园`; nothing for what is no school. */
export function stageTitles(stages: readonly string[]): string {
  return stages.map((stage) => STAGES[stage as Stage] ?? stage).join('、');
}
