import { PLATFORMS } from '../../../policy/option-lists.ts';
import { type Html, html } from '../../http/html.ts';
import { REQUEST_LIMITS } from '../../http/limit-classes.ts';
import { LARGEST_MEGABYTES } from '../register/check-uploaded-package.ts';
import { count } from './labels.ts';
import { searchForm } from './search-form.ts';

export const PACKAGE_CHECK_PATH = '/package-check';

/** What somebody has typed, right or wrong. */
export interface Typed {
  readonly platform?: string | undefined;
  readonly packageId?: string | undefined;
  readonly certificate?: string | undefined;
  readonly version?: string | undefined;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** By its file, by what can be read off it, or by its number. */
export function waysToCheck(typed: Typed = {}, issues: readonly Issue[] = []): Html {
  const questions = questionForm(typed, issues);
  if (issues.length > 0) return html`${summaryOf(issues)}${questions}${fileForm}${numberForm}`;
  return html`${fileForm}${questions}${numberForm}`;
}

const { burst, fillSeconds } = REQUEST_LIMITS['package-check'];

/** The first way, alone below a verdict on a file. */
export const fileForm = html`<section class="panel"><h2>上传安装包</h2>
    <form method="post" action="${PACKAGE_CHECK_PATH}" enctype="multipart/form-data">
    <p><label for="file">安装包文件（APK、IPA、XAPK、APKS 或 AAB）</label>
      <input id="file" name="file" type="file" accept=".apk,.ipa,.aab,.xapk,.apks" required aria-describedby="file-limits" /></p>
    <p class="secondary small" id="file-limits">不超过 ${LARGEST_MEGABYTES} MB，上传和检查可能要几十秒，请不要关闭页面。文件只在核对期间存放，随即删除，不留副本。同一网络地址可连续核对 ${count(burst)} 次，此后每分钟 ${count((burst / fillSeconds) * 60)} 次。</p>
    <p><button type="submit">上传并核对</button></p></form></section>`;

/** The second, alone below a verdict on what was typed. */
export function questionForm(
  { platform, packageId, certificate, version }: Typed,
  issues: readonly Issue[],
): Html {
  const field = (name: keyof typeof PROPERTY, label: string, value = '') =>
    html`<p><label for="${name}">${label}</label>${wrong(name, issues)}
      <input id="${name}" name="${name}" value="${value}" maxlength="200" autocapitalize="none" autocomplete="off" spellcheck="false"${name === 'packageId' ? html` required` : null}${issuesOf(name, issues).length === 0 ? null : html` aria-invalid="true" aria-describedby="${name}-error"`} /></p>`;
  return html`<section class="panel"><h2>按包名和签名证书</h2>
    <form action="${PACKAGE_CHECK_PATH}">
    <fieldset><legend>平台</legend>${wrong('platform', issues)}${Object.entries(PLATFORMS).map(
      ([code, title], index) =>
        html`<label class="together"><input type="radio" name="platform" id="${index === 0 ? 'platform' : `platform-${code}`}" value="${code}"${code === (platform ?? 'android') ? html` checked` : null} /> ${title}</label> `,
    )}</fieldset>
    ${field('packageId', '包名（Bundle ID），如 com.example.homework', packageId)}
    ${field('certificate', '签名证书的 SHA-256（选填，不填则不核对签名者）', certificate)}
    ${field('version', '版本号（选填）', version)}
    <p><button type="submit">核对</button></p></form>
    <details><summary>这些在哪里看</summary><p>安卓手机：设置—应用管理—该应用的“应用信息”，多数手机在页底写有包名和版本。证书要用电脑上的工具读出，如 <code>apksigner verify --print-certs</code>；不便使用的，直接上传安装包。</p></details></section>`;
}

const numberForm = html`<section class="panel"><h2>按备案号或二维码</h2>
    <p>应用“关于”页或备案公示处有备案号，形如“教APP备4100001号”：</p>${searchForm()}
    <p>看到备案二维码的，用手机扫一扫（微信、浏览器均可），直接打开备案页。</p></section>`;

/** Names of fields as the question has them. */
const PROPERTY = {
  platform: 'platform',
  packageId: 'packageId',
  certificate: 'certificateDigest',
  version: 'version',
} as const;

function issuesOf(name: keyof typeof PROPERTY, issues: readonly Issue[]): string[] {
  return issues.filter(({ path }) => path[0] === PROPERTY[name]).map(({ message }) => message);
}

function wrong(name: keyof typeof PROPERTY, issues: readonly Issue[]): Html | null {
  const messages = issuesOf(name, issues);
  return messages.length === 0
    ? null
    : html`<strong class="wrong" id="${name}-error">${messages.join('')}</strong>`;
}

function summaryOf(issues: readonly Issue[]): Html {
  const names = Object.keys(PROPERTY) as (keyof typeof PROPERTY)[];
  return html`<div class="notice" role="alert"><p><strong>没有核对，请先更正：</strong></p>
    <ul>${names.flatMap((name) => issuesOf(name, issues).map((message) => html`<li><a href="#${name}">${message}</a></li>`))}</ul></div>`;
}
