import type { ContentOption, PermissionOption, SettingOption } from '../../../policy/settings/options.ts';

/** An option of any of the lists. */
export type AnyOption = SettingOption & Partial<ContentOption> & Partial<PermissionOption>;
