import { aZip, type ZipPart } from '../documents.ts';
import { binaryXml, type ElementPart } from './binary-manifest.ts';
import { dexOf } from './dex-file.ts';
import { jarSigned } from './jar-signing.ts';
import { resourceTable, stringResource } from './resource-table.ts';
import type { SigningKey } from './signing-keys.ts';
import { type SignWith, signed } from './signing-schemes.ts';

export interface ApkParts {
  readonly packageId?: string;
  readonly versionName?: string;
  readonly versionCode?: number;
  readonly minSdk?: number;
  readonly targetSdk?: number;
  readonly permissions?: readonly string[];
  readonly classes?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly application?: ElementPart['attributes'];
  readonly components?: readonly ElementPart[];
  readonly more?: readonly ZipPart[];
}

/** What the archive of an app holds that Android and its tools can read. */
export function apkParts(parts: ApkParts = {}): ZipPart[] {
  const { packageId = 'cn.example.homework', names = { '': 'Homework', 'zh-CN': '示例作业' } } = parts;
  return [
    { name: 'AndroidManifest.xml', content: manifestOf({ ...parts, packageId }) },
    { name: 'resources.arsc', content: resourceTable(packageId, [names]) },
    { name: 'classes.dex', content: dexOf(parts.classes ?? ['cn/example/homework/Main']) },
    ...(parts.more ?? []),
  ];
}

function manifestOf(parts: ApkParts): Buffer {
  const { packageId = '', permissions = ['android.permission.INTERNET'], components = [] } = parts;
  return binaryXml({
    name: 'manifest',
    attributes: {
      'android:versionCode': parts.versionCode ?? 7,
      'android:versionName': parts.versionName ?? '1.2.0',
      package: packageId,
    },
    children: [
      {
        name: 'uses-sdk',
        attributes: {
          'android:minSdkVersion': parts.minSdk ?? 24,
          'android:targetSdkVersion': parts.targetSdk ?? 34,
        },
      },
      ...permissions.map((name) => ({ name: 'uses-permission', attributes: { 'android:name': name } })),
      {
        name: 'application',
        attributes: { 'android:label': stringResource(0), ...parts.application },
        children: components,
      },
    ],
  });
}

export interface ApkSigning {
  /** Of scheme v1; none if absent. */
  readonly jar?: SigningKey;
  readonly announces?: string;
  readonly schemes?: readonly SignWith[];
}

export function aSignedApk(parts: ApkParts, { jar, announces, schemes = [] }: ApkSigning): Buffer {
  const entries = apkParts(parts);
  const archive = aZip(
    jar === undefined ? entries : jarSigned(entries, jar, announces === undefined ? {} : { announces }),
  );
  return schemes.length === 0 ? archive : signed(archive, schemes);
}
