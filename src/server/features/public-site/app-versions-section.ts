import { cite, U } from '../../../policy/articles.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import { PLATFORMS } from '../../../policy/option-lists.ts';
import { permissions as permissionGroups } from '../../../policy/settings/default-option-lists.ts';
import { permissionGroupOf } from '../../../policy/settings/options.ts';
import { type Html, html } from '../../http/html.ts';
import { newestOf, type versionsOf } from '../register/app-versions.ts';
import type { FullRecord } from '../register/look-up.ts';
import { dayText } from './labels.ts';

type Version = Awaited<ReturnType<typeof versionsOf>>[number];

const SHOWN = 5;
const FOR_UNIVERSITIES = `河南省高等院校应整合或关停这样的应用（${cite(U(3, 5))}）。`;

/** Which versions were filed, what each changed in permissions and kits, and how old the newest is. */
export function versionsSection(
  versions: readonly Version[],
  { audience }: Pick<FullRecord, 'audience'>,
  today: LegalDay,
): Html | null {
  if (versions.length === 0) return null;
  const earlier = versions.slice(SHOWN);
  return html`<h2 id="versions">备案的版本</h2>${ageOf(versions, audience.includes('university'), today)}
    <ol class="results">${versions.slice(0, SHOWN).map((version, place) => versionItem(version, place === 0))}</ol>
    ${earlier.length === 0 ? null : html`<details><summary>更早的 ${earlier.length} 个版本</summary><ol class="results">${earlier.map((version) => versionItem(version, false))}</ol></details>`}`;
}

function ageOf(versions: readonly Version[], isForUniversities: boolean, today: LegalDay): Html | null {
  const newest = newestOf(versions, today);
  if (newest === null) return null;
  const { publishedOn, months, isStale } = newest;
  const age = months === 0 ? '不到 1 个月' : `${months} 个月`;
  return html`<p>最新版本 ${dayText(publishedOn)} 公布，距今${age}。${isStale ? html`<span class="suspended"><span aria-hidden="true">◐</span> 超过半年没有更新。</span>${isForUniversities ? FOR_UNIVERSITIES : null}` : null}</p>`;
}

function versionItem(item: Version, isNewest: boolean): Html {
  const { version, platform, publishedAt, differences, packageId } = item;
  return html`<li><strong>${version === '' ? '版本不详' : version}</strong> ${PLATFORMS[platform]}${publishedAt === null ? null : html`，${dayText(legalDayOf(new Date(publishedAt)))} 公布`}
    <p class="secondary small"><code>${packageId}</code></p>${isNewest ? found(item) : null}${differences === null ? null : changes(differences)}</li>`;
}

/** What the file itself asks for, beside what was declared further up. */
function found({ permissions, sdks }: Version): Html | null {
  if (permissions === null || sdks === null) return null;
  const kits = sdks.map(({ name }) => name);
  return html`<p class="small">安装包索取的权限：${namesOf(permissions).join('、') || '无'}。${kits.length === 0 ? null : `第三方组件：${kits.join('、')}。`}</p>`;
}

function changes(differences: NonNullable<Version['differences']>): Html {
  const { permissionsAdded, permissionsGone, sdksAdded, sdksGone, signerChanged } = differences;
  const lines = [
    ['新增权限', namesOf(permissionsAdded)],
    ['去掉权限', namesOf(permissionsGone)],
    ['新增第三方组件', sdksAdded],
    ['去掉第三方组件', sdksGone],
  ] as const;
  const told = lines.filter(([, names]) => names.length > 0);
  if (told.length === 0 && !signerChanged)
    return html`<p class="small">与上一版相比，权限、第三方组件和签名者没有变化。</p>`;
  return html`<ul class="small">${told.map(([title, names]) => html`<li>${title}：${names.join('、')}</li>`)}${signerChanged ? html`<li>签名证书已更换</li>` : null}</ul>`;
}

/** By groups of personal information; the rest is only counted, as its names say nothing to a parent. */
function namesOf(permissions: readonly string[]): string[] {
  const groups = permissions.map((name) => permissionGroupOf(permissionGroups, name)?.label);
  const others = groups.filter((label) => label === undefined).length;
  const named = [...new Set(groups.filter((label) => label !== undefined))];
  return others === 0 ? named : [...named, `不涉及个人信息的 ${others} 项`];
}
