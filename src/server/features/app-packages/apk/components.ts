import { childrenOf, type XmlElement } from './binary-xml.ts';
import { booleanOf, textOf, type Valued } from './resolve.ts';

export const COMPONENT_KINDS = ['activity', 'activity-alias', 'service', 'receiver', 'provider'] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];

export interface Component {
  readonly kind: ComponentKind;
  readonly name: string;
  /** Other apps may start or query it. */
  readonly isExported: boolean;
  /** What those others need, if anything. */
  readonly permission?: string;
}

/** Before this version content providers were exported unless they said otherwise. */
const PROVIDERS_CLOSED_SINCE = 17;

export function componentsOf(
  application: XmlElement | undefined,
  targetSdk: number,
  value: Valued,
): Component[] {
  if (application === undefined) return [];
  return childrenOf(application, ...COMPONENT_KINDS).flatMap((element) => {
    const kind = element.name as ComponentKind;
    const name = textOf(value(element, 'name'));
    const permission = textOf(value(element, 'permission') ?? value(application, 'permission'));
    const hasFilter = childrenOf(element, 'intent-filter').length > 0;
    const byDefault = kind === 'provider' ? targetSdk < PROVIDERS_CLOSED_SINCE : hasFilter;
    const isExported = booleanOf(value(element, 'exported')) ?? byDefault;
    return name === undefined ? [] : [{ kind, name, isExported, ...(permission && { permission }) }];
  });
}
