import { type SqlBool, sql } from 'kysely';
import { type Action, type Actor, reachesOf } from '../../../policy/access/grants.ts';
import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { Violation } from '../../../policy/rule.ts';
import { type UseFilingForm, useFilingDraft } from '../../../policy/use-filing/form.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { type SettingsInForce, settingsForEach } from '../../settings/settings.ts';
import type { Table, TableError, TableRow } from '../../tables/table.ts';
import { tableError } from '../../tables/table-error.ts';
import type { ImportOutcome } from '../../tables/table-import.ts';
import { openDrafts } from './drafts.ts';
import { getFilings } from './filing.ts';
import type { UseFilingValues } from './import-columns.ts';
import { judge } from './judgement.ts';
import { knownUnits } from './prefill.ts';
import { submitFilings } from './submission.ts';

type Row = TableRow<UseFilingValues>;

/** A row with the unit and the app that it means. */
interface Resolved {
  readonly row: Row;
  readonly unit: OrganisationId;
  readonly appId: RegisterAppId;
}

/** Drafts for every row, and with `submit=true` their submission; errors of rows and cells by the rules of the day. */
export async function importUseFilings(
  tx: Tx,
  occasion: Occasion,
  table: Table<UseFilingValues>,
  fields: Readonly<Record<string, string>>,
): Promise<ImportOutcome> {
  const units = await findUnits(tx, occasion.actor, table.rows);
  const apps = await findAppsByNumber(tx, table.rows);
  const resolved = table.rows.map((row) => resolve(table, row, units, apps));
  const unknown = resolved.flatMap((item) => ('error' in item ? [item.error] : []));
  if (unknown.length > 0) return unknown;
  const items = resolved.filter((item): item is Resolved => !('error' in item));
  const { forms, errors } = await formsOf(tx, occasion, table, items);
  if (errors.length > 0) return errors;
  const filedBy = filerOf(occasion.actor);
  const ids = await openDrafts(
    tx,
    occasion,
    'first',
    items.map(({ unit }, index) => ({
      organisationId: unit,
      form: forms[index] ?? {},
      filedById: filedBy(unit),
    })),
  );
  if (fields['submit'] !== 'true') return { drafted: ids.length };
  const filings = await getFilings(tx, occasion, ids);
  const judgements = await judge(tx, occasion, filings);
  const violations = judgements.flatMap(({ verdict }, index) =>
    verdict.violations.map((violation) => errorOf(table, items[index]?.row, violation)),
  );
  if (violations.length > 0) return violations;
  await submitFilings(tx, occasion, filings);
  return { submitted: ids.length };
}

type Units = ReadonlyMap<string, OrganisationId>;

/** Units within the actor's reach by school code; '' is the actor's own, where there is only one. */
async function findUnits(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<Units> {
  const codes = rows.flatMap(({ values }) => values.schoolCode ?? []);
  const reaches = FILING.map((action) => withinReach(actor, action, ORGANISATIONS));
  const found = await tx
    .selectFrom('organisation_periods')
    .innerJoin('organisations', 'organisations.id', 'organisation_periods.organisation_id')
    .select(['organisations.id', 'organisations.school_code'])
    .where('organisations.school_code', '=', sql<string>`ANY(${codes}::text[])`)
    .where('effective_to', '=', sql<Date>`'infinity'`)
    .where('recorded_to', '=', sql<Date>`'infinity'`)
    .where(sql<SqlBool>`(${sql.join(reaches, sql` OR `)})`)
    .execute();
  const [own, another] = ownUnits(actor);
  const byCode = found.map(({ id, school_code }) => [school_code ?? '', id] as const);
  return new Map([...byCode, ...(own !== undefined && another === undefined ? [['', own] as const] : [])]);
}

const FILING: readonly Action[] = ['use-filing.write', 'use-filing.file-on-behalf'];

function ownUnits(actor: Actor): OrganisationId[] {
  return reachesOf(actor, 'use-filing.write').flatMap(({ within }) =>
    within === 'everywhere' ? [] : [within.id],
  );
}

async function findAppsByNumber(tx: Tx, rows: readonly Row[]): Promise<Map<string, RegisterAppId>> {
  const numbers = [...new Set(rows.map(({ values }) => values.number))];
  const found = await tx
    .selectFrom('register_apps')
    .select(['id', 'number'])
    .where('number', '=', sql<string>`ANY(${numbers}::text[])`)
    .execute();
  return new Map(found.map(({ id, number }) => [number ?? '', id]));
}

function resolve(
  table: Table<UseFilingValues>,
  row: Row,
  units: Units,
  apps: ReadonlyMap<string, RegisterAppId>,
): Resolved | { readonly error: TableError } {
  const unit = units.get(row.values.schoolCode ?? '');
  const appId = apps.get(row.values.number);
  if (unit === undefined)
    return {
      error: tableError(table, row, 'schoolCode', '没有这所学校，或它不在您的填报范围内。请核对学校标识码。'),
    };
  if (appId === undefined)
    return {
      error: tableError(table, row, 'number', '备案名录中没有这个备案号。请核对，或先查询应用是否已备案。'),
    };
  return { row, unit, appId };
}

async function formsOf(
  tx: Tx,
  { today }: Occasion,
  table: Table<UseFilingValues>,
  items: readonly Resolved[],
): Promise<{ forms: UseFilingForm[]; errors: TableError[] }> {
  const units = items.map(({ unit }) => unit);
  const known = await knownUnits(tx, units);
  const settings = await settingsForEach(
    tx,
    units.map((organisationId) => ({ organisationId, day: today })),
  );
  const parsed = items.map((item, index) => {
    const draft = { unit: known.get(item.unit), ...formOf(item, settings[index]) };
    return useFilingDraft.safeParse(JSON.parse(JSON.stringify(draft)));
  });
  const errors = parsed.flatMap((result, index) => {
    const row = items[index]?.row;
    if (result.success || row === undefined) return [];
    return result.error.issues.map(({ path, message }) =>
      tableError(table, row, columnOf(path.join('.')), message),
    );
  });
  return { forms: parsed.flatMap((result) => (result.success ? [result.data] : [])), errors };
}

function formOf({ row: { values }, appId }: Resolved, settings: SettingsInForce | undefined): object {
  const scenes = settings?.('options.scenes') ?? [];
  const codeOf = (label: string) => scenes.find((scene) => scene.label === label)?.code ?? label;
  return {
    app: { registerId: appId },
    selfDevelopedSelfUsed: false,
    nature: values.nature,
    users: { audience: values['users.audience'], stages: values['users.stages'] },
    scenes: values.scenes?.map(codeOf),
    origin: values.origin,
    requiredBy: values.requiredBy === undefined ? undefined : { name: values.requiredBy },
    requiredByDocument: values.requiredByDocument,
    views: values.views === undefined ? undefined : { text: values.views },
    collectiveDecision: values.collectiveDecision,
    decision: decisionOf(values),
    agreementSigned: values.agreementSigned,
    charges: values.charges,
    disguisedCharges: values.disguisedCharges,
    advertisements: values.advertisements,
    games: values.games,
    tiedToTeaching: values.tiedToTeaching,
    tiedToMarks: values.tiedToMarks,
  };
}

function decisionOf(values: UseFilingValues): object | undefined {
  const decision = {
    date: values['decision.date'],
    body: values['decision.body'],
    attendees: values['decision.attendees'],
  };
  return Object.values(decision).some((part) => part !== undefined) ? decision : undefined;
}

/** The column in which a field of the form is typed. */
function columnOf(field: string): string {
  if (field.startsWith('app')) return 'number';
  return field.startsWith('scenes') || field.startsWith('views') ? (field.split('.')[0] ?? field) : field;
}

function errorOf(
  table: Table<UseFilingValues>,
  row: Row | undefined,
  { field, message, remedy, source }: Violation,
): TableError {
  const text = `${message}${remedy}（${source}）`;
  if (row === undefined) throw new Failure('invalid', text);
  return tableError(table, row, field === undefined ? undefined : columnOf(field), text);
}

function filerOf(actor: Actor): (unit: OrganisationId) => OrganisationId {
  const own = new Set(ownUnits(actor));
  const authority = actor.memberships.find(({ role }) => role === 'officer')?.organisationId;
  return (unit) => (own.has(unit) ? unit : (authority ?? unit));
}
