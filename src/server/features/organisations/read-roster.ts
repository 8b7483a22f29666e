import type { Placed } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import type { Roster, RosterRow, RosterValues } from './import-columns.ts';
import {
  type KnownOrganisation,
  knownAuthorities,
  knownByName,
  knownBySchoolCode,
} from './known-organisations.ts';
import { byRank, rankOf } from './ranks.ts';
import { type Candidate, RosterNames } from './roster-names.ts';

/** A row of the roster and what it means. */
export interface ReadRow {
  readonly row: RosterRow;
  /** The organisation that it is about; undefined for one to be entered. */
  readonly known: KnownOrganisation | undefined;
  /** Undefined where none is named. */
  readonly parent: Candidate | undefined;
}

/** What is wrong with a row, in the words for a clerk; `key` is the column. */
export interface RowFault {
  readonly row: RosterRow;
  readonly key: keyof RosterValues | undefined;
  readonly message: string;
}

export interface ReadRoster {
  readonly rows: readonly ReadRow[];
  readonly faults: readonly RowFault[];
}

/** Which organisations whoever imports may manage. */
export type Manageable = (placed: Placed) => boolean;

/**
 * Finds for each row the organisation that it is about and the one that it belongs to: by school code, else by region
 * code, else by name below the same parent. Upper levels first, so that a parent is known before its children.
 */
export async function readRoster(db: Reader, roster: Roster, manageable: Manageable): Promise<ReadRoster> {
  const schools = await knownBySchoolCode(
    db,
    roster.rows.flatMap(({ values }) => values.schoolCode ?? []),
  );
  const codes = new Set(schools.map(({ schoolCode }) => schoolCode));
  const others = roster.rows.filter(({ values: { schoolCode } }) => !codes.has(schoolCode ?? null));
  const reader = new RosterReader(roster, {
    authorities: (await knownAuthorities(db)).filter(manageable),
    schools,
    named: await knownByName(
      db,
      others.map(({ values }) => values.name),
    ),
  });
  for (const row of byRank(roster.rows, ({ values }) => values.level ?? null)) reader.read(row);
  return reader;
}

interface Known {
  readonly authorities: readonly KnownOrganisation[];
  readonly schools: readonly KnownOrganisation[];
  /** Without a school code. */
  readonly named: readonly KnownOrganisation[];
}

class RosterReader implements ReadRoster {
  readonly rows: ReadRow[] = [];
  readonly faults: RowFault[] = [];
  readonly #authorities: readonly KnownOrganisation[];
  readonly #names: RosterNames;
  readonly #byRegion: ReadonlyMap<string | null, KnownOrganisation>;
  readonly #byCode: ReadonlyMap<string | null, KnownOrganisation>;
  readonly #byPlace: ReadonlyMap<string, readonly KnownOrganisation[]>;
  readonly #read = new Set<RosterRow>();
  readonly #takenBy = new Map<OrganisationId, RosterRow>();
  readonly #entered = new Map<string, RosterRow>();

  constructor(roster: Roster, { authorities, schools, named }: Known) {
    this.#authorities = authorities;
    this.#names = new RosterNames(authorities, roster);
    this.#byRegion = new Map(authorities.map((each) => [each.regionCode, each]));
    this.#byCode = new Map(schools.map((each) => [each.schoolCode, each]));
    this.#byPlace = Map.groupBy([...authorities, ...named], ({ name, parentId }) => placeKey(name, parentId));
  }

  read(row: RosterRow): void {
    const parent = this.#parentOf(row);
    if (parent === 'unknown') return;
    const known = this.#knownBy(row, parent);
    if (known !== undefined && row.values.kind === 'authority') this.#names.mean(row, known);
    if (this.#isRepeated(row, known, parent)) return;
    this.#read.add(row);
    this.rows.push({ row, known, parent });
  }

  #parentOf(row: RosterRow): Candidate | undefined | 'unknown' {
    const text = row.values.parentId;
    if (text === undefined) return undefined;
    const found = this.#names.find(text);
    if (found.kind === 'one') return this.#above(row, found.candidate);
    if (found.kind === 'none')
      this.#report(row, 'parentId', `没有找到上级“${text}”。请填写其登记的全称、别名或行政区划代码`);
    if (found.kind === 'several')
      this.#report(
        row,
        'parentId',
        `有 ${found.candidates.length} 个“${text}”：${this.#names.listed(found.candidates)}。请改填行政区划代码`,
      );
    return 'unknown';
  }

  /** A parent in the same file stands higher and was read before; if it is at fault itself that is said there. */
  #above(row: RosterRow, candidate: Candidate): Candidate | 'unknown' {
    if (candidate.row === undefined || this.#read.has(candidate.row)) return candidate;
    const { rowNumber, values } = candidate.row;
    if (rankOf(values.level) >= rankOf(row.values.level))
      this.#report(
        row,
        'parentId',
        `上级“${values.name}”（第 ${rowNumber} 行）的层级不高于本行。请核对两行的层级和上级`,
      );
    return 'unknown';
  }

  #knownBy({ values }: RosterRow, parent: Candidate | undefined): KnownOrganisation | undefined {
    const { schoolCode, regionCode, kind } = values;
    const byCode = this.#byCode.get(schoolCode ?? MISSING);
    if (byCode !== undefined) return byCode;
    const byRegion = kind === 'authority' ? this.#byRegion.get(regionCode ?? MISSING) : undefined;
    return byRegion ?? this.#knownByPlace(values, parent);
  }

  /** By name below the same parent; an authority of that name anywhere if the row names no parent. */
  #knownByPlace(values: RosterValues, parent: Candidate | undefined): KnownOrganisation | undefined {
    const { kind, name } = values;
    if (parent?.row !== undefined) return undefined;
    const same =
      parent === undefined
        ? this.#authorities.filter((each) => kind === 'authority' && each.name === name)
        : (this.#byPlace.get(placeKey(name, parent.known.id)) ?? []);
    const alike = same.filter((each) => each.kind === kind && isCompatible(each, values));
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** Two rows about one organisation, or two of the same name below the same parent that no code tells apart. */
  #isRepeated(row: RosterRow, known: KnownOrganisation | undefined, parent: Candidate | undefined): boolean {
    const earlier = known === undefined ? this.#earlierNamesake(row, parent) : this.#takenBy.get(known.id);
    if (known !== undefined) this.#takenBy.set(known.id, row);
    if (earlier === undefined) return false;
    this.#report(
      row,
      'name',
      `与第 ${earlier.rowNumber} 行是同一上级下的同一机构。请删除一行，或用代码加以区分`,
    );
    return true;
  }

  #earlierNamesake(row: RosterRow, parent: Candidate | undefined): RosterRow | undefined {
    const { name, schoolCode } = row.values;
    const key = placeKey(
      name,
      parent?.row === undefined ? (parent?.known.id ?? null) : `row ${parent.row.rowNumber}`,
    );
    const earlier = this.#entered.get(key);
    if (earlier === undefined) this.#entered.set(key, row);
    const areApart = schoolCode !== undefined && earlier?.values.schoolCode !== undefined;
    return areApart ? undefined : earlier;
  }

  #report(row: RosterRow, key: keyof RosterValues | undefined, message: string): void {
    this.faults.push({ row, key, message });
  }
}

/** No code is empty. */
const MISSING = '';

function placeKey(name: string, parent: OrganisationId | string | null): string {
  return `${parent ?? ''} ${name}`;
}

/** A code that is missing on one side does not tell apart; two different ones do. */
function isCompatible(known: KnownOrganisation, { regionCode, level }: RosterValues): boolean {
  const sameRegion = known.regionCode === null || regionCode === undefined || known.regionCode === regionCode;
  return sameRegion && (level === undefined || known.level === level);
}
