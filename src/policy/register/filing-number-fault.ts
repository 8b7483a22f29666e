import { normaliseFilingNumber, parseFilingNumber } from '../identifiers/filing-number.ts';
import type { Finding } from '../rule.ts';

/** What is wrong with a filing number as entered; the number that may have been meant is named, never taken. */
export function findFilingNumberFault(text: string): Finding | undefined {
  const parsed = parseFilingNumber(text);
  if (parsed.ok) return undefined;
  const meant = normaliseFilingNumber(text).slice(0, NAMED);
  const remedy =
    meant.length === 0
      ? parsed.remedy
      : `可能是“${meant.join('”或“')}”，请与原件核对后改正；平台不会自行改动备案号。`;
  return { field: 'number', message: parsed.message, remedy };
}

/** With one digit too many there are up to eight candidates; more than a few help nobody. */
const NAMED = 3;
