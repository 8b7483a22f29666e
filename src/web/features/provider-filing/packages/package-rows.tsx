import type { ReactNode } from 'react';
import {
  PACKAGE_KINDS,
  type PackageReport,
  SDK_CATEGORIES,
  SIGNING_VERDICTS,
  type SigningVerdict,
} from '../../../../policy/app-packages/report.ts';
import { PLATFORMS } from '../../../../policy/option-lists.ts';
import { isSameVersion } from '../../../../policy/provider-filing/a-package-carries-the-version-that-was-declared.ts';
import type { FiledApp, InstallPackage } from '../../../../policy/provider-filing/form.ts';
import { type Comparison, Mark } from './Mark.tsx';

export interface Compared {
  readonly app: FiledApp;
  readonly declared: InstallPackage;
  readonly report: PackageReport;
  /** The version that was published before; null where there is none. */
  readonly earlier: Earlier | null;
}

export interface Earlier {
  readonly version: string;
  readonly publishedOn: string | null;
  readonly versionCode: number | null;
  readonly differences: {
    readonly permissionsAdded: readonly string[];
    readonly permissionsGone: readonly string[];
    readonly sdksAdded: readonly string[];
    readonly sdksGone: readonly string[];
    readonly signerChanged: boolean;
  };
}

export interface Row {
  readonly title: string;
  readonly declared: ReactNode;
  readonly actual: ReactNode;
  readonly mark: ReactNode;
}

/** Declared beside actual, fact by fact. */
export function rowsOf(compared: Compared): Row[] {
  const { app, declared, report } = compared;
  const platform = declared.platform && PLATFORMS[declared.platform];
  const own = report.platform === null ? null : PLATFORMS[report.platform];
  return [
    plain('应用名称', app.name, report.label, { agrees: app.name === report.label, otherwise: 'look' }),
    plain('平台', platform, own && `${own}，${PACKAGE_KINDS[report.kind]}`, {
      agrees: declared.platform === report.platform,
    }),
    plain('包名', declared.packageId, report.packageId, { agrees: declared.packageId === report.packageId }),
    plain('版本号', declared.version, report.versionName, {
      agrees: isSameVersion(declared.version ?? '', report.versionName ?? ''),
    }),
    versionCodeRow(compared),
    { title: '系统版本', declared: NOT_ASKED, actual: systemOf(report), mark: null },
    signingRow(report),
    flagsRow(report),
    sdksRow(app, report),
  ];
}

const NOT_ASKED = <span className="secondary">不需申报</span>;

interface Agreement {
  readonly agrees: boolean;
  readonly otherwise?: Comparison;
}

function plain(
  title: string,
  declared: string | undefined,
  actual: string | null,
  agreement: Agreement,
): Row {
  return {
    title,
    declared: declared ?? <span className="secondary">未填写</span>,
    actual: actual ?? <span className="secondary">没有读出</span>,
    mark: actual === null ? <Mark is="look">没有读出</Mark> : markOf(agreement),
  };
}

function markOf({ agrees, otherwise = 'differs' }: Agreement): ReactNode {
  if (agrees) return <Mark is="agrees">一致</Mark>;
  return <Mark is={otherwise}>{otherwise === 'look' ? '写法不同，请核对' : '不一致'}</Mark>;
}

function versionCodeRow({ report: { versionCode }, earlier }: Compared): Row {
  const before = earlier?.versionCode ?? null;
  const isKnown = before !== null && versionCode !== null;
  return {
    title: '内部版本号',
    declared: NOT_ASKED,
    actual: versionCode ?? '没有读出',
    mark: isKnown && (
      <Mark is={versionCode > before ? 'agrees' : 'look'}>
        {versionCode > before ? '大于' : '没有大于'}上一版的 {before}
      </Mark>
    ),
  };
}

function systemOf({ platform, minSdk, targetSdk, minimumSystem }: PackageReport): string {
  if (platform === 'ios') return minimumSystem === null ? '没有读出' : `iOS ${minimumSystem} 以上`;
  return `最低 API ${minSdk ?? '不详'}，面向 API ${targetSdk ?? minSdk ?? '不详'}`;
}

const SIGNING_MARKS: Readonly<Record<SigningVerdict, Comparison>> = {
  verified: 'agrees',
  declared: 'look',
  broken: 'differs',
  unsigned: 'differs',
};

function signingRow({ signing, certificates }: PackageReport): Row {
  return {
    title: '签名者',
    declared: NOT_ASKED,
    actual: (
      <ul className="plain">
        {signersOf(certificates).map(({ schemes, sha256, verified }) => (
          <li key={`${verified} ${sha256}`}>
            {schemes.join('、')} 签名{verified ? '已验证' : '未验证'}，证书 SHA-256{' '}
            <code className="digest">{sha256}</code>
          </li>
        ))}
        {certificates.length === 0 && <li>没有签名</li>}
      </ul>
    ),
    mark: <Mark is={SIGNING_MARKS[signing.verdict]}>{SIGNING_VERDICTS[signing.verdict]}</Mark>,
  };
}

interface Signer {
  readonly schemes: readonly string[];
  readonly sha256: string;
  readonly verified: boolean;
}

/** Most sign by several schemes with one certificate. */
function signersOf(certificates: PackageReport['certificates']): Signer[] {
  const bySigner = Map.groupBy(certificates, ({ sha256, verified }) => `${verified} ${sha256}`);
  return [...bySigner.values()].flatMap((same) =>
    same.slice(0, 1).map(({ sha256, verified }) => ({
      schemes: same.map(({ scheme }) => (scheme === 'apple' ? 'Apple' : scheme)),
      sha256,
      verified,
    })),
  );
}

const CLEARTEXT = {
  everywhere: '允许明文传输',
  'some-domains': '对部分域名允许明文传输',
  nowhere: '只用加密传输',
};

function flagsRow(report: PackageReport): Row {
  const { isDebuggable, isTestOnly, cleartext, exportedComponents, componentCount } = report;
  const grave = [
    ...(isDebuggable ? ['可调试'] : []),
    ...(isTestOnly ? ['仅供测试'] : []),
    ...(cleartext === 'everywhere' ? [CLEARTEXT.everywhere] : []),
  ];
  const told = [
    ...(cleartext === null || cleartext === 'everywhere' ? [] : [CLEARTEXT[cleartext]]),
    ...(report.platform === 'android'
      ? [`对外开放的组件 ${exportedComponents.length}/${componentCount} 个`]
      : []),
  ];
  return {
    title: '安全标志',
    declared: NOT_ASKED,
    actual: [...grave, ...told].join('，') || '没有读出',
    mark: grave.length > 0 && <Mark is="look">{grave.join('、')}</Mark>,
  };
}

function sdksRow({ features, advertisements }: FiledApp, { sdks }: PackageReport): Row {
  const answered = (yes: boolean | undefined): string => (yes === undefined ? '未填' : yes ? '有' : '无');
  const answers = {
    advertising: advertisements,
    payment: features?.includes('charges'),
    'live-streaming': features?.includes('live-streaming'),
  };
  const denied = [...new Set(sdks.map(({ category }) => category))].filter(
    (category) => Object.hasOwn(answers, category) && answers[category as keyof typeof answers] === false,
  );
  return {
    title: '第三方组件',
    declared: `广告：${answered(answers.advertising)}；收费：${answered(answers.payment)}；直播：${answered(answers['live-streaming'])}`,
    actual:
      sdks.length === 0
        ? '没有认出'
        : sdks.map(({ name, category }) => `${name}（${SDK_CATEGORIES[category]}）`).join('、'),
    mark: denied.length > 0 && (
      <Mark is="differs">
        有{denied.map((category) => SDK_CATEGORIES[category]).join('、')}组件，却申报为没有
      </Mark>
    ),
  };
}
