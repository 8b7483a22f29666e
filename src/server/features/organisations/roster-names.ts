import type { OrganisationId } from '../../../policy/ids.ts';
import type { Roster, RosterRow } from './import-columns.ts';
import type { KnownOrganisation } from './known-organisations.ts';

/** Whom a roster can name as a parent: an authority that is there, or one of its own rows. */
export type Candidate =
  | { readonly known: KnownOrganisation; readonly row?: undefined }
  | { readonly row: RosterRow; readonly known?: undefined };

export type Found =
  | { readonly kind: 'one'; readonly candidate: Candidate }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  /** Named is a row that could not be read; what hangs on it cannot be judged yet. */
  | { readonly kind: 'faulty' };

const NAMED = 5;

/** Finds authorities by full name, alias or code. */
export class RosterNames {
  readonly #authorities: ReadonlyMap<OrganisationId | null, KnownOrganisation>;
  readonly #byName = new Map<string, Candidate[]>();
  readonly #faulty: ReadonlySet<string>;
  /** Rows that turned out to mean an authority that is there. */
  readonly #meant = new Map<RosterRow, KnownOrganisation>();

  constructor(authorities: readonly KnownOrganisation[], roster: Roster) {
    this.#authorities = new Map(authorities.map((known) => [known.id, known]));
    for (const known of authorities)
      this.#add({ known }, [known.name, ...known.aliases, known.regionCode, known.creditCode]);
    for (const row of roster.rows) if (row.values.kind === 'authority') this.#addRow(row);
    this.#faulty = new Set(roster.faultyRows.flatMap(({ texts }) => texts.map((text) => text.trim())));
  }

  /** For the sentence that says which of several authorities may be meant. */
  listed(candidates: readonly Candidate[]): string {
    const names = candidates.slice(0, NAMED).map(({ known, row }) => {
      if (row !== undefined) return `本文件第 ${row.rowNumber} 行的“${row.values.name}”`;
      const parent = this.#authorities.get(known.parentId)?.name;
      const place = [parent, known.regionCode].filter((part) => part !== null && part !== undefined);
      return `“${known.name}”（${place.join('，')}）`;
    });
    return `${names.join('、')}${candidates.length > NAMED ? '等' : ''}`;
  }

  /** From now on the row stands for that authority. */
  mean(row: RosterRow, known: KnownOrganisation): void {
    this.#meant.set(row, known);
  }

  find(text: string): Found {
    const candidates = this.#distinct(this.#byName.get(text) ?? []);
    const [only, second] = candidates;
    if (second !== undefined) return { kind: 'several', candidates };
    if (only !== undefined) return { kind: 'one', candidate: only };
    return this.#faulty.has(text) ? { kind: 'faulty' } : { kind: 'none' };
  }

  #addRow(row: RosterRow): void {
    const { name, aliases = [], regionCode, creditCode } = row.values;
    this.#add({ row }, [name, ...aliases, regionCode, creditCode]);
  }

  #add(candidate: Candidate, names: readonly (string | null | undefined)[]): void {
    for (const name of new Set(names)) {
      if (name === null || name === undefined) continue;
      const list = this.#byName.get(name);
      if (list === undefined) this.#byName.set(name, [candidate]);
      else list.push(candidate);
    }
  }

  #distinct(candidates: readonly Candidate[]): Candidate[] {
    const seen = new Map<unknown, Candidate>();
    for (const candidate of candidates) {
      const known = candidate.known ?? this.#meant.get(candidate.row);
      if (known === undefined) seen.set(candidate.row, candidate);
      else seen.set(known.id, { known });
    }
    return [...seen.values()];
  }
}
