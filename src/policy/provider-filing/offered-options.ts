import type { Finding } from '../rule.ts';
import type { SettingOption } from '../settings/settings.ts';
import { quoted } from './placed-fields.ts';

interface Choice {
  readonly field: string;
  readonly label: string;
  readonly codes: readonly string[];
}

/** Each code that was chosen and is not on the list of the day, or no longer to be chosen. */
export function notOffered({ field, label, codes }: Choice, list: readonly SettingOption[]): Finding[] {
  const offered = list.filter(({ retired }) => retired !== true);
  return codes
    .filter((code) => !offered.some((option) => option.code === code))
    .map((code) => ({
      field,
      message: `${quoted(label)}中的“${list.find((option) => option.code === code)?.label ?? code}”不在当日的选项中。`,
      remedy: `请从下列选项中选择：${offered.map((option) => option.label).join('、')}。`,
    }));
}
