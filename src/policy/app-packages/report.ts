import { z } from 'zod';

/** What an install package is; `apk-split` is one part of an app, the three after it are bundles of parts. */
export const PACKAGE_KINDS = {
  apk: '安卓安装包（APK）',
  'apk-split': '安卓拆分包的一部分',
  aab: '安卓应用包（AAB）',
  xapk: '安卓组合安装包（XAPK）',
  apks: '安卓拆分包（APKS）',
  ipa: 'iOS 安装包（IPA）',
  unknown: '不能识别的文件',
} as const;
export type PackageKind = keyof typeof PACKAGE_KINDS;

/** How a permission is granted: without asking, by asking the user, to apps of the same signer, or by other means. */
export const PROTECTIONS = {
  normal: '普通',
  dangerous: '危险',
  signature: '签名',
  special: '特殊',
  custom: '自定义',
  unknown: '未知',
} as const;
export type Protection = keyof typeof PROTECTIONS;

/** What kits of others in an app are for. */
export const SDK_CATEGORIES = {
  advertising: '广告',
  payment: '支付',
  push: '推送',
  analytics: '统计分析',
  'live-streaming': '直播音视频',
  login: '第三方登录分享',
  map: '地图定位',
  other: '其他',
} as const;
export type SdkCategory = keyof typeof SDK_CATEGORIES;

export const SIGNING_SCHEMES = ['v1', 'v2', 'v3', 'v3.1', 'apple'] as const;

/** Verified by mathematics; merely read, as nothing here can verify it; contradicted by the contents; absent. */
export const SIGNING_VERDICTS = {
  verified: '已验证',
  declared: '仅声明',
  broken: '已破坏',
  unsigned: '未签名',
} as const;
export type SigningVerdict = keyof typeof SIGNING_VERDICTS;

const text = z.string().max(1_000);
const optionalText = text.nullable();
const number = z.number().nullable();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const keysOf = <Key extends string>(record: Readonly<Record<Key, string>>) =>
  z.enum(Object.keys(record) as [Key, ...Key[]]);

/** Something about the package itself that a clerk should know, apart from what was declared. */
export const packageFinding = z.strictObject({
  code: text,
  severity: z.enum(['broken', 'warning', 'notice']),
  message: text,
  /** Which entry, scheme or element. */
  detail: text.optional(),
});
export type PackageFinding = z.infer<typeof packageFinding>;

const signer = z.strictObject({
  certificate: digest.nullable(),
  minSdk: z.number().optional(),
  maxSdk: z.number().optional(),
  lineage: z.array(digest),
});

const signingScheme = z.strictObject({
  scheme: z.enum(SIGNING_SCHEMES),
  verified: z.boolean(),
  signers: z.array(signer),
  faults: z.array(z.strictObject({ fault: text, detail: text.optional() })),
});

const foundSdk = z.strictObject({ name: text, category: keysOf(SDK_CATEGORIES), prefix: text });

/** What an install package says of itself, and what of that is proved. */
export const packageReport = z.strictObject({
  kind: keysOf(PACKAGE_KINDS),
  packageId: optionalText,
  versionName: optionalText,
  versionCode: number,
  label: optionalText,
  minSdk: number,
  targetSdk: number,
  /** Android permissions, or the keys of an Info.plist that explain why access is asked for. */
  permissions: z.array(text),
  certificates: z.array(
    z.strictObject({ sha256: digest, scheme: z.enum(SIGNING_SCHEMES), verified: z.boolean() }),
  ),
  findings: z.array(packageFinding),
  platform: z.enum(['android', 'ios']).nullable(),
  size: z.number(),
  signing: z.strictObject({ verdict: keysOf(SIGNING_VERDICTS), schemes: z.array(signingScheme) }),
  permissionDetails: z.array(
    z.strictObject({
      name: text,
      protection: keysOf(PROTECTIONS),
      maxSdk: z.number().optional(),
      /** What the app tells its users (iOS). */
      purpose: text.optional(),
    }),
  ),
  features: z.array(z.strictObject({ name: text, isRequired: z.boolean() })),
  /** Those that other apps may start or query, at most 500. */
  exportedComponents: z.array(z.strictObject({ kind: text, name: text, permission: text.optional() })),
  componentCount: z.number(),
  abis: z.array(text),
  sdks: z.array(foundSdk),
  isDebuggable: z.boolean(),
  isTestOnly: z.boolean(),
  allowsBackup: z.boolean(),
  cleartext: z.enum(['everywhere', 'some-domains', 'nowhere']).nullable(),
  /** iOS: the oldest system that it runs on, the team as the signature names it, and what it is entitled to. */
  minimumSystem: optionalText,
  team: optionalText,
  entitlements: z.array(text),
  /** Parts of a bundle, or what it is made of. */
  parts: z.array(text),
});
export type PackageReport = z.infer<typeof packageReport>;
