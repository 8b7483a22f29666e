import type { z } from 'zod';
import type { PackageFinding, PackageReport } from '../../../policy/app-packages/report.ts';
import { SIGNING_VERDICTS } from '../../../policy/app-packages/report.ts';
import { PLATFORMS } from '../../../policy/option-lists.ts';
import type { PackageVerdict } from '../../../policy/register/package-verdict.ts';
import { type Html, html } from '../../http/html.ts';
import type { packageCheck, packageQuestion } from '../register/check-package-schema.ts';
import type { UploadedCheck } from '../register/check-uploaded-package.ts';
import { appAddress, facts } from './labels.ts';
import { statusMark } from './status-mark.ts';

type Check = z.infer<typeof packageCheck>;

interface Said {
  /** Of the style sheet: how serious it is. */
  readonly style: 'filed' | 'suspended' | 'revoked' | 'unfiled';
  readonly shape: string;
  readonly title: string;
  readonly meaning: string;
  readonly next: string;
}

/** Plain words for whoever holds the phone. */
const SAID: Readonly<Record<PackageVerdict, Said>> = {
  filed: {
    style: 'filed',
    shape: '●',
    title: '是备案的那一个',
    meaning: '与备案的一致。',
    next: '可以放心对照备案页上的权限和说明使用。学校要求使用的，还应办理使用者备案。',
  },
  'other-version': {
    style: 'suspended',
    shape: '◐',
    title: '应用已备案，但不是备案的版本',
    meaning: '同一应用、同一签名者，手上的版本没有备案。',
    next: '请更新到备案的版本；已是最新的，提供者应在变更后十个工作日内办理变更备案，可向提供者反映。',
  },
  'different-signer': {
    style: 'revoked',
    shape: '■',
    title: '与备案的应用同名，但签名者不同',
    meaning: '名称或包名与备案的应用相同，签名的却不是同一个人，可能是仿冒或被改过的。',
    next: '请不要安装；已安装的请卸载，并改从应用商店或提供者官网下载。由学校或老师发来的，请告知学校。',
  },
  tampered: {
    style: 'revoked',
    shape: '■',
    title: '安装包被改动过',
    meaning: '签名之后内容又被改动，或没有有效的签名，不是备案的安装包。',
    next: '请不要安装；已安装的请卸载，并改从应用商店或提供者官网下载。',
  },
  'not-in-force': {
    style: 'suspended',
    shape: '◐',
    title: '备案已暂停、撤销或注销',
    meaning: '这个应用曾经备案，现在的备案不在有效状态。',
    next: '学校不得新选用；正在使用的应按期停用或更换。请看备案页上的状态、日期和原因。',
  },
  'not-filed': {
    style: 'unfiled',
    shape: '○',
    title: '没有查到备案',
    meaning: '备案名录中没有这个包名的应用。没有完成备案的应用不得选用和推荐使用。',
    next: '请核对包名，或按应用名称、备案号再查一次。学校要求使用未备案应用的，可向学校或其主管教育部门反映。',
  },
};

/** The verdict on a file. */
export function checkedFile({ check, report }: UploadedCheck): Html {
  if (check === null) return unreadable(report);
  return html`${verdictOf(check, report.label)}${factsOf(check, [
    ['安装包自称', report.label],
    ['签名', SIGNING_VERDICTS[report.signing.verdict]],
    ...[...new Set(report.certificates.map(({ sha256 }) => sha256))]
      .slice(0, 3)
      .map((sha256) => ['签名证书 SHA-256', digest(sha256)] as const),
  ])}${findingsOf(report.findings)}`;
}

/** The verdict on what somebody has typed. */
export function checkedQuestion(
  check: Check,
  { platform, certificateDigest }: z.infer<typeof packageQuestion>,
): Html {
  return html`${verdictOf(check, null)}${factsOf(check, [
    ['平台', PLATFORMS[platform]],
    ['签名证书 SHA-256', certificateDigest === undefined ? '没有填写' : digest(certificateDigest)],
  ])}`;
}

function verdictOf(check: Check, label: string | null): Html {
  const { style, shape, title, meaning, next } = SAID[check.verdict];
  return html`<div class="panel verdict ${style}"><p class="said"><span class="mark"><span aria-hidden="true">${shape}</span> ${title}</span></p>
    <h1>${label ?? check.app?.name ?? check.packageId}</h1>
    <p>${check.verdict === 'filed' ? comparedOf(check) : null}${meaning}${isUncompared(check) ? UNCOMPARED : null}</p>
    <p><strong>接下来：</strong>${next}</p>
    ${check.app === null ? null : html`<p>备案的应用：<a href="${appAddress(check.app)}">${check.app.name}</a> ${statusMark(check.app.status)}<br /><span class="secondary">${check.app.number ?? '无备案号'} · ${check.app.providerName}</span></p>`}</div>`;
}

/** Nothing is said to agree that was not looked at. */
function comparedOf({ version, signerCompared }: Check): string {
  return ['包名', ...(version === null ? [] : ['版本']), ...(signerCompared ? ['签名者'] : [])].join('、');
}

const UNCOMPARED = '签名者没有核对：没有填写证书，或名录中没有登记它的证书。';

function isUncompared({ verdict, signerCompared }: Check): boolean {
  return !signerCompared && (verdict === 'filed' || verdict === 'other-version');
}

type Facts = Parameters<typeof facts>[0];

function factsOf({ packageId, version }: Check, more: Facts): Html {
  return html`<h2>核对了什么</h2>${facts([['包名', html`<code>${packageId}</code>`], ['版本', version ?? '没有填写'], ...more])}`;
}

function digest(sha256: string): Html {
  return html`<code class="digest">${sha256}</code>`;
}

/** What a clerk should know, a parent should too, in the same words. */
function findingsOf(findings: readonly PackageFinding[]): Html | null {
  const grave = findings.filter(({ severity }) => severity !== 'notice');
  if (grave.length === 0) return null;
  return html`<h2>安装包本身的问题</h2><ul>${[...new Set(grave.map(({ message }) => message))].map((message) => html`<li>${message}</li>`)}</ul>`;
}

function unreadable({ findings }: PackageReport): Html {
  const why = [...new Set(findings.map(({ message }) => message))].join('');
  return html`<div class="panel verdict unfiled"><p class="said"><span class="mark"><span aria-hidden="true">○</span> 没有认出这个文件</span></p>
    <h1>不能核对</h1><p>${why}</p><p><strong>接下来：</strong>请确认选的是安装包（APK 或 IPA），下载完整后再传；也可以按包名查询。来历不明的文件请不要安装。</p></div>`;
}
