import type { AuthorityLevel } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';

export interface NewOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Of an authority. */
  readonly level?: AuthorityLevel | null;
  readonly stages?: readonly Stage[];
  /** What it answers to: an organisation, or the place in the same list of one that is entered with it. */
  readonly parent?: OrganisationId | { readonly at: number } | null;
  readonly schoolCode?: string | null;
  readonly creditCode?: string | null;
  readonly regionCode?: string | null;
  readonly aliases?: readonly string[];
  readonly displayOrder?: number;
  /** From when it is there; earlier than now if it was there before it was entered. */
  readonly effectiveAt?: Date;
}

export type NormalisedOrganisation = Required<Omit<NewOrganisation, 'effectiveAt'>> & {
  readonly effectiveAt: Date | undefined;
};

/** NFC, without spaces at the ends, without aliases that say nothing. */
export function normalise(item: NewOrganisation): NormalisedOrganisation {
  return {
    level: null,
    stages: [],
    parent: null,
    schoolCode: null,
    creditCode: null,
    regionCode: null,
    displayOrder: 0,
    ...item,
    effectiveAt: item.effectiveAt,
    name: item.name.normalize('NFC').trim(),
    aliases: [...new Set((item.aliases ?? []).map((alias) => alias.normalize('NFC').trim()))].filter(
      (alias) => alias !== '' && alias !== item.name,
    ),
  };
}
