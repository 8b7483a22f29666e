import { createHash } from 'node:crypto';
import { Damaged } from '../formats/damaged.ts';
import { dictionaryProperty, listProperty, type PropertyDictionary, textProperty } from './property-list.ts';
import { readPropertyList } from './read-property-list.ts';

/** What embedded.mobileprovision says. Apple signs it, but that is not verified here: all of it is declared. */
export interface ProvisioningProfile {
  readonly team: string | undefined;
  readonly teamName: string | undefined;
  readonly entitlements: PropertyDictionary | undefined;
  /** SHA-256 of the certificates with which the team may sign. */
  readonly certificates: readonly string[];
}

const MOST_CERTIFICATES = 20;

/** The property list inside the signed message. @throws Damaged */
export function readProvisioningProfile(bytes: Buffer): ProvisioningProfile {
  const start = bytes.indexOf('<?xml');
  const end = bytes.indexOf('</plist>', Math.max(0, start));
  if (start === -1 || end === -1) throw new Damaged('provisioning profile');
  const list = readPropertyList(bytes.subarray(start, end + '</plist>'.length));
  const [team] = listProperty(list, 'TeamIdentifier');
  const certificates = listProperty(list, 'DeveloperCertificates').filter(
    (one): one is Buffer => one instanceof Uint8Array,
  );
  return {
    team: typeof team === 'string' ? team : undefined,
    teamName: textProperty(list, 'TeamName'),
    entitlements: dictionaryProperty(list, 'Entitlements'),
    certificates: certificates
      .slice(0, MOST_CERTIFICATES)
      .map((certificate) => createHash('sha256').update(certificate).digest('hex')),
  };
}
