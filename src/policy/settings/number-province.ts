import { parseRegionCode } from '../identifiers/region-code.ts';
import type { SettingValue } from './settings.ts';

/** The two digits in the filing numbers of a province: what is set, else those of its region code. */
export function numberProvince(
  set: SettingValue<'provider-filing.province-code'>,
  regionCode: string | null,
): string | undefined {
  if (set !== null) return set;
  const parsed = parseRegionCode(regionCode ?? '');
  return parsed.ok ? parsed.parts.province : undefined;
}
