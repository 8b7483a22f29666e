/** Where a record that another body keeps comes from (DX-5, JU-5). */
export const EXTERNAL_ORIGINS = {
  'other-province': '外省',
  ministry: '教育部',
  'earlier-system': '原系统',
  'platform-operator': '平台方',
} as const;
export type ExternalOrigin = keyof typeof EXTERNAL_ORIGINS;

/** Where any record of the register comes from. */
export const APP_ORIGINS = {
  'provider-filing': '本平台提供者备案',
  ...EXTERNAL_ORIGINS,
  'self-developed': '自研自用',
} as const;
export type AppOrigin = keyof typeof APP_ORIGINS;
