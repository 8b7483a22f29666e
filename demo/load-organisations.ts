import type { Membership } from '../src/policy/access/grants.ts';
import type { OrganisationId } from '../src/policy/ids.ts';
import type { Tx } from '../src/server/db/database.ts';
import { createOrganisations } from '../src/server/features/organisations/create-organisations.ts';
import type { NewOrganisation } from '../src/server/features/organisations/new-organisation.ts';
import { findStandings } from '../src/server/features/organisations/standing.ts';
import type { Occasion } from '../src/server/occasion.ts';
import { type DemoAuthority, demonstrationAuthorities } from './henan.ts';
import { type DemoSchool, demonstrationInstitutions, demonstrationSchools } from './schools.ts';

/** The organisations of the demonstration with the keys that the database has given. */
export interface LoadedOrganisations {
  readonly ministry: OrganisationId;
  /** By key of {@link DemoAuthority}. */
  readonly authorities: ReadonlyMap<string, LoadedAuthority>;
  /** By school code. */
  readonly schools: ReadonlyMap<string, LoadedSchool>;
  /** Officers of every authority: what they decide is for the rules of access to say. */
  readonly officers: readonly Membership[];
}

export interface LoadedAuthority {
  readonly id: OrganisationId;
  readonly authority: DemoAuthority;
}

export interface LoadedSchool {
  readonly id: OrganisationId;
  readonly school: DemoSchool;
}

/** Enters the Ministry, the province with all below it, and the schools of the regions, in one go. */
export async function loadOrganisations(
  tx: Tx,
  occasion: Occasion,
  isTold: (region: string) => boolean,
): Promise<LoadedOrganisations> {
  const authorities = demonstrationAuthorities();
  const places = new Map(authorities.map(({ key }, index) => [key, index + 1]));
  const ordinary = demonstrationSchools().filter(({ region }) => region !== undefined && isTold(region));
  const schools = [...ordinary, ...demonstrationInstitutions()];
  const ids = await createOrganisations(tx, occasion, [
    MINISTRY,
    ...authorities.map((authority) => newAuthority(authority, places)),
    ...schools.map((school, index) => newSchool(school, places, Math.max(0, index - ordinary.length + 1))),
  ]);
  const idAt = (index: number): OrganisationId => ids[index] as OrganisationId;
  const firstSchool = 1 + authorities.length;
  return {
    ministry: idAt(0),
    authorities: new Map(
      authorities.map((authority, index) => [authority.key, { id: idAt(index + 1), authority }]),
    ),
    schools: new Map(
      schools.map((school, index) => [school.code, { id: idAt(firstSchool + index), school }]),
    ),
    officers: await officersOf(tx, ids.slice(0, firstSchool)),
  };
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
  { name, code, creditCode, stages, parent }: DemoSchool,
  places: ReadonlyMap<string, number>,
  displayOrder: number,
): NewOrganisation {
  return {
    name,
    kind: 'school',
    displayOrder,
    stages,
    parent: { at: places.get(parent) ?? -1 },
    schoolCode: code,
    creditCode,
  };
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
