import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding, PROVIDERS } from '../rule.ts';
import { quoted } from './placed-fields.ts';
import type { VerificationItem } from './verification-items.ts';

/** What the officer found of an item: 属实, or 有误. */
export type ItemDecision = 'right' | 'defect';

/** What an approval is judged by. */
export interface VerificationFacts {
  readonly items: readonly Pick<VerificationItem, 'path' | 'label'>[];
  /** By the item's path. */
  readonly decided: ReadonlyMap<string, ItemDecision>;
}

export const everyItemIsVerifiedBeforeApproval = defineRule<VerificationFacts>({
  id: 'provider-filing/every-item-is-verified-before-approval',
  ref: 'PF-4',
  title: '准予备案前，应当逐项核验备案信息',
  sources: [M(13), M(14)],
  ours: '各项核验无误后方可准予备案，有误的一次退回',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ items, decided }) =>
    items.flatMap(({ path, label }): Finding[] => {
      const decision = decided.get(path);
      if (decision === 'right') return [];
      return [decision === 'defect' ? wrong(path, label) : open(path, label)];
    }),
});

function open(field: string, label: string): Finding {
  return {
    field,
    message: `${quoted(label)}尚未核验。`,
    remedy: '请核验这一项：无误的确认，有误的写明问题。',
  };
}

function wrong(field: string, label: string): Finding {
  return {
    field,
    message: `${quoted(label)}核验有误，不能准予备案。`,
    remedy: '请连同其他问题一次退回提供者补充；核验结论有误的，请先更正结论。',
  };
}
