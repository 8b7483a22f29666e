import { childrenOf, type XmlElement } from './binary-xml.ts';
import type { Manifest } from './manifest.ts';
import { booleanOf } from './resolve.ts';

/** Whether an app may send and receive without encryption: everywhere, with some servers, or not. */
export type Cleartext = 'everywhere' | 'some-domains' | 'nowhere';

/** From this target on Android forbids it unless the app allows it. */
const FORBIDDEN_SINCE = 28;

/** The network security configuration, where there is one, has the last word (since Android 7). */
export function cleartextOf(
  { cleartext, targetSdk, minSdk }: Pick<Manifest, 'cleartext' | 'targetSdk' | 'minSdk'>,
  config: XmlElement | undefined,
): Cleartext {
  const byPlatform = (targetSdk ?? minSdk ?? 1) < FORBIDDEN_SINCE;
  if (config === undefined) return (cleartext ?? byPlatform) ? 'everywhere' : 'nowhere';
  const [everywhere] = childrenOf(config, 'base-config');
  if (permits(everywhere) ?? byPlatform) return 'everywhere';
  return childrenOf(config, 'domain-config').some(permitsSomewhere) ? 'some-domains' : 'nowhere';
}

function permitsSomewhere(domains: XmlElement): boolean {
  return permits(domains) === true || childrenOf(domains, 'domain-config').some(permitsSomewhere);
}

function permits(element: XmlElement | undefined): boolean | undefined {
  const value = element?.attributes.get('cleartextTrafficPermitted');
  if (value?.kind === 'string') return value.text === 'true';
  return booleanOf(value);
}
