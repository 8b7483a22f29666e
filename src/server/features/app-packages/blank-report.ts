import type { PackageReport } from '../../../policy/app-packages/report.ts';

/** Of a file that says nothing; what is read of it is laid over this. */
export function blankReport(size: number): PackageReport {
  return {
    kind: 'unknown',
    packageId: null,
    versionName: null,
    versionCode: null,
    label: null,
    minSdk: null,
    targetSdk: null,
    permissions: [],
    certificates: [],
    findings: [],
    platform: null,
    size,
    signing: { verdict: 'unsigned', schemes: [] },
    permissionDetails: [],
    features: [],
    exportedComponents: [],
    componentCount: 0,
    abis: [],
    sdks: [],
    isDebuggable: false,
    isTestOnly: false,
    allowsBackup: false,
    cleartext: null,
    minimumSystem: null,
    team: null,
    entitlements: [],
    parts: [],
  };
}
