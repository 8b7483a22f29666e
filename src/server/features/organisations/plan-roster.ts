import type { OrganisationId } from '../../../policy/ids.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { RosterRow } from './import-columns.ts';
import { inOrder, type KnownOrganisation } from './known-organisations.ts';
import type { NewOrganisation } from './new-organisation.ts';
import type { ReadRow, RowFault } from './read-roster.ts';
import type { Candidate } from './roster-names.ts';

/** Where an organisation is to belong: to one that is there, or to the one at that place among those to be entered. */
export type PlannedParent = OrganisationId | { readonly at: number };

/** What a row changes about an organisation that is there. */
export interface PlannedChange {
  readonly row: RosterRow;
  readonly known: KnownOrganisation;
  readonly name?: string;
  readonly parent?: PlannedParent;
  readonly stages?: readonly Stage[];
  readonly codes?: {
    readonly schoolCode?: string;
    readonly creditCode?: string;
    readonly regionCode?: string;
  };
  readonly aliases?: readonly string[];
}

export interface Plan {
  readonly created: readonly { readonly row: RosterRow; readonly item: NewOrganisation }[];
  readonly changed: readonly PlannedChange[];
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

/** What the rows of a roster come to. An empty cell leaves what is there as it is. */
export function planRoster(rows: readonly ReadRow[], effectiveAt: Date | undefined): Plan {
  const entering = rows.filter(({ known }) => known === undefined);
  const places = new Map(entering.map(({ row }, at) => [row, { at }]));
  const meant = new Map(
    rows.flatMap(({ row, known }) => (known === undefined ? [] : [[row, known.id] as const])),
  );
  const parentOf = (candidate: Candidate | undefined): PlannedParent | undefined =>
    candidate?.row === undefined
      ? candidate?.known.id
      : (meant.get(candidate.row) ?? places.get(candidate.row));
  const judged = rows.flatMap((read) =>
    read.known === undefined ? [] : [changeOf(read, read.known, parentOf(read.parent))],
  );
  return {
    created: entering.map(({ row, parent }) => ({
      row,
      item: newOrganisation(row, parentOf(parent), effectiveAt),
    })),
    changed: judged.filter(isChange),
    unchanged: judged.filter((each) => !isChange(each)).length,
    faults: rows.flatMap(contradictions),
  };
}

function newOrganisation(
  { values }: RosterRow,
  parent: PlannedParent | undefined,
  effectiveAt: Date | undefined,
): NewOrganisation {
  return {
    name: values.name,
    kind: values.kind,
    level: values.level ?? null,
    stages: inOrder(values.stages ?? []),
    parent: parent ?? null,
    schoolCode: values.schoolCode ?? null,
    creditCode: values.creditCode ?? null,
    regionCode: values.regionCode ?? null,
    aliases: values.aliases ?? [],
    ...(effectiveAt === undefined ? {} : { effectiveAt }),
  };
}

function changeOf(
  { row }: ReadRow,
  known: KnownOrganisation,
  parent: PlannedParent | undefined,
): PlannedChange {
  const { name, stages } = row.values;
  const wanted = stages === undefined ? undefined : inOrder(stages);
  const codes = newCodes(row, known);
  const aliases = (row.values.aliases ?? []).filter(
    (alias) => ![known.name, name, ...known.aliases].includes(alias),
  );
  return {
    row,
    known,
    ...(name === known.name ? {} : { name }),
    ...(parent === undefined || parent === known.parentId ? {} : { parent }),
    ...(wanted === undefined || wanted.join() === inOrder(known.stages).join() ? {} : { stages: wanted }),
    ...(codes === undefined ? {} : { codes }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

function newCodes({ values }: RosterRow, known: KnownOrganisation): PlannedChange['codes'] {
  const keys = ['schoolCode', 'creditCode', 'regionCode'] as const;
  const changes = keys.filter((key) => values[key] !== undefined && values[key] !== known[key]);
  return changes.length === 0 ? undefined : Object.fromEntries(changes.map((key) => [key, values[key]]));
}

function isChange(change: PlannedChange): boolean {
  const { name, parent, stages, codes, aliases } = change;
  return [name, parent, stages, codes, aliases].some((part) => part !== undefined);
}

/** What a roster cannot change: it contradicts what is there. */
function contradictions({ row, known }: ReadRow): RowFault[] {
  if (known === undefined) return [];
  const { kind, level } = row.values;
  return [
    ...(kind === known.kind
      ? []
      : [{ row, key: 'kind' as const, message: `“${known.name}”登记的类型不同，类型不能改变` }]),
    ...(level === undefined || level === known.level
      ? []
      : [{ row, key: 'level' as const, message: `“${known.name}”登记的层级不同，层级不能通过导入改变` }]),
    ...(known.open
      ? []
      : [
          {
            row,
            key: 'name' as const,
            message: `“${known.name}”已撤销。误撤销的请先办理恢复，否则请删除这一行`,
          },
        ]),
  ];
}
