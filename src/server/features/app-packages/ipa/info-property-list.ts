import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { plain } from '../findings.ts';
import {
  dictionaryProperty,
  isDictionary,
  listProperty,
  type PropertyDictionary,
  propertyOf,
  textProperty,
} from './property-list.ts';

const MOST_LISTED = 200;

/** What an Info.plist says, for a report. */
export function describedBy(info: PropertyDictionary, chineseName?: string): Partial<PackageReport> {
  const build = textProperty(info, 'CFBundleVersion');
  const name = chineseName ?? textProperty(info, 'CFBundleDisplayName') ?? textProperty(info, 'CFBundleName');
  const purposes = Object.keys(info)
    .filter((key) => /^NS\w+UsageDescription$/.test(key))
    .slice(0, MOST_LISTED);
  return {
    packageId: shown(textProperty(info, 'CFBundleIdentifier')),
    versionName: shown(textProperty(info, 'CFBundleShortVersionString') ?? build),
    versionCode: build !== undefined && /^\d{1,15}$/.test(build) ? Number(build) : null,
    label: shown(name),
    minimumSystem: shown(textProperty(info, 'MinimumOSVersion')),
    permissions: purposes.map((key) => plain(key)),
    permissionDetails: purposes.map((key) => ({
      name: plain(key),
      protection: 'dangerous' as const,
      purpose: plain(textProperty(info, key) ?? ''),
    })),
    features: featuresOf(info),
    cleartext: cleartextOf(dictionaryProperty(info, 'NSAppTransportSecurity')),
  };
}

function shown(text: string | undefined): string | null {
  return text === undefined ? null : plain(text);
}

/** A list of what a device must have, or a dictionary of what it must or must not have. */
function featuresOf(info: PropertyDictionary): PackageReport['features'] {
  const listed = listProperty(info, 'UIRequiredDeviceCapabilities').flatMap((one) =>
    typeof one === 'string' ? [one] : [],
  );
  const named = dictionaryProperty(info, 'UIRequiredDeviceCapabilities') ?? {};
  const required = Object.keys(named).filter((key) => named[key] === true);
  return [...listed, ...required]
    .slice(0, MOST_LISTED)
    .map((name) => ({ name: plain(name), isRequired: true }));
}

/** iOS forbids traffic without encryption unless the app asks for exceptions. */
function cleartextOf(security: PropertyDictionary | undefined): PackageReport['cleartext'] {
  if (propertyOf(security, 'NSAllowsArbitraryLoads') === true) return 'everywhere';
  const domains = Object.values(dictionaryProperty(security, 'NSExceptionDomains') ?? {});
  const isAllowed = domains.some(
    (one) => isDictionary(one) && propertyOf(one, 'NSExceptionAllowsInsecureHTTPLoads') === true,
  );
  return isAllowed ? 'some-domains' : 'nowhere';
}
