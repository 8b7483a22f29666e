import type { Membership } from '../src/policy/access/grants.ts';
import type { OrganisationId } from '../src/policy/ids.ts';
import type { Tx } from '../src/server/db/database.ts';
import { createOrganisations } from '../src/server/features/organisations/create-organisations.ts';
import type { NewOrganisation } from '../src/server/features/organisations/new-organisation.ts';
import { findStandings } from '../src/server/features/organisations/standing.ts';
import type { Occasion } from '../src/server/occasion.ts';
import type { DemoProvider } from './apps.ts';
import { type DemoAuthority, demonstrationAuthorities } from './henan.ts';
import type { DemoSchool } from './schools.ts';

/** The authorities of the demonstration with the keys that the database has given. */
export interface LoadedAuthorities {
  readonly ministry: OrganisationId;
  /** By key of {@link DemoAuthority}. */
  readonly authorities: ReadonlyMap<string, LoadedAuthority>;
  /** Officers of every authority: what they decide is for the rules of access to say. */
  readonly officers: readonly Membership[];
}

export interface LoadedOrganisations extends LoadedAuthorities {
  /** By credit code. */
  readonly providers: ReadonlyMap<string, OrganisationId>;
  readonly schools: LoadedSchools;
}

/** By school code. */
export type LoadedSchools = ReadonlyMap<string, LoadedSchool>;

export interface LoadedAuthority {
  readonly id: OrganisationId;
  readonly authority: DemoAuthority;
}

export interface LoadedSchool {
  readonly id: OrganisationId;
  readonly school: DemoSchool;
}

/** Enters the Ministry and the province with all authorities below it. */
export async function loadAuthorities(tx: Tx, occasion: Occasion): Promise<LoadedAuthorities> {
  const authorities = demonstrationAuthorities();
  const places = new Map(authorities.map(({ key }, index) => [key, index + 1]));
  const ids = await createOrganisations(tx, occasion, [
    MINISTRY,
    ...authorities.map((authority) => newAuthority(authority, places)),
  ]);
  const idAt = (index: number): OrganisationId => ids[index] as OrganisationId;
  return {
    ministry: idAt(0),
    authorities: new Map(
      authorities.map((authority, index) => [authority.key, { id: idAt(index + 1), authority }]),
    ),
    officers: await officersOf(tx, ids),
  };
}

/** Enters companies, which answer to nobody. Returns their keys by credit code. */
export async function loadProviders(
  tx: Tx,
  occasion: Occasion,
  providers: readonly DemoProvider[],
): Promise<ReadonlyMap<string, OrganisationId>> {
  const ids = await createOrganisations(
    tx,
    occasion,
    providers.map(({ name, creditCode }) => ({ name, kind: 'provider', creditCode })),
  );
  return new Map(providers.map(({ creditCode }, index) => [creditCode, ids[index] as OrganisationId]));
}

/** Enters schools below their authorities. */
export async function loadSchools(
  tx: Tx,
  occasion: Occasion,
  { authorities }: LoadedAuthorities,
  schools: readonly DemoSchool[],
): Promise<LoadedSchools> {
  const ids = await createOrganisations(
    tx,
    occasion,
    schools.map((school) => newSchool(school, authorities)),
  );
  return new Map(schools.map((school, index) => [school.code, { id: ids[index] as OrganisationId, school }]));
}

const MINISTRY: NewOrganisation = {
  name: '教育部',
  kind: 'authority',
  level: 'ministry',
  parent: null,
  regionCode: '000000',
};

function newAuthority(authority: DemoAuthority, places: ReadonlyMap<string, number>): NewOrganisation {
  const { name, level, parent, code, aliases, displayOrder } = authority;
  return {
    name,
    kind: 'authority',
    level,
    parent: { at: parent === undefined ? 0 : (places.get(parent) ?? -1) },
    regionCode: code ?? null,
    aliases,
    displayOrder,
  };
}

function newSchool(
  { name, code, creditCode, stages, parent, displayOrder }: DemoSchool,
  authorities: LoadedAuthorities['authorities'],
): NewOrganisation {
  const above = authorities.get(parent);
  if (above === undefined) throw new Error(`no authority ${parent}`);
  return { name, kind: 'school', displayOrder, stages, parent: above.id, schoolCode: code, creditCode };
}

async function officersOf(tx: Tx, ids: readonly OrganisationId[]): Promise<Membership[]> {
  const standings = await findStandings(tx, ids);
  return [...standings.values()].map(({ id, level, place }) => ({
    organisationId: id,
    role: 'officer',
    level,
    place,
  }));
}
