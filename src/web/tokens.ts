import type { ThemeConfig } from 'antd';

/** Type, colour and space of the workbench; the public pages have the same in their style sheet. */
export const tokens = {
  ink: '#1f2328',
  secondary: '#57606a',
  rule: '#d8dee4',
  ground: '#f6f8fa',
  paper: '#ffffff',
  accent: '#0b5cad',
  green: '#1a7f37',
  amber: '#9a6700',
  red: '#cf222e',
  grey: '#57606a',
  'accent-ground': '#eaf2fa',
  'amber-ground': '#fff8e6',
  'red-ground': '#fff0f0',
  'banner-ink': '#6b4800',
  radius: '6px',
  font: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", sans-serif',
} as const;

/** For the style sheets: `var(--ink)`. */
export function applyTokens({ style }: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens)) style.setProperty(`--${name}`, value);
}

/** For Ant Design. */
export const theme: ThemeConfig = {
  token: {
    colorText: tokens.ink,
    colorTextSecondary: tokens.secondary,
    colorTextDescription: tokens.secondary,
    colorTextPlaceholder: '#6b737c',
    colorTextDisabled: '#6b737c',
    colorBorder: '#8c959f',
    colorBorderSecondary: tokens.rule,
    colorBgLayout: tokens.ground,
    colorPrimary: tokens.accent,
    colorLink: tokens.accent,
    colorSuccess: tokens.green,
    colorWarning: tokens.amber,
    colorError: tokens.red,
    borderRadius: 6,
    fontSize: 14,
    lineHeight: 1.57,
    fontFamily: tokens.font,
    boxShadow: 'none',
    motion: false,
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
};
