import type { PackageReport } from '../app-packages/report.ts';
import { F1, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { KnownSigner, ProviderFilingFacts } from './facts.ts';
import { eachPackage } from './inspected-packages.ts';

export const aPackageKeepsItsSigner = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-package-keeps-its-signer',
  ref: 'PF-13',
  title: '同一包名的安装包应当由同一证书签名',
  sources: [F1(5)],
  ours: '证书不同的可能是仿冒、改包或更换证书，由核验人员判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: (facts) =>
    eachPackage(facts, ({ report, label }) => {
      const signers = signersOf(report);
      const other = facts.knownSigners.find(
        ({ platform, packageId, certificate }) =>
          platform === report.platform && packageId === report.packageId && !signers.includes(certificate),
      );
      if (other === undefined || signers.length === 0) return undefined;
      return other.own ? ownOf(label, other) : strangersOf(label, other);
    }),
});

function ownOf(label: string, { name }: KnownSigner) {
  return {
    message: `${label}的签名证书与本单位已公布的“${name}”不同，用户无法直接升级。`,
    remedy: '更换了证书的，请说明原因；不是本单位发布的，请立即核查。',
  };
}

function strangersOf(label: string, { name, providerName, isUnderWay }: KnownSigner) {
  return {
    message: `${label}的包名与${isUnderWay ? '正在办理备案的' : ''}“${name}”（${providerName}）相同，签名证书却不同，可能是仿冒或改包。`,
    remedy: '请核验人员核实两个应用的归属后再决定。',
  };
}

/** Everybody who signed it, and whoever they were before they changed their keys. */
function signersOf({ certificates, signing }: PackageReport): string[] {
  const lineages = signing.schemes
    .filter(({ verified }) => verified)
    .flatMap(({ signers }) => signers.flatMap(({ lineage }) => lineage));
  return [...certificates.map(({ sha256 }) => sha256), ...lineages];
}
