import { Kysely, PostgresDialect as KyselyPostgres, sql } from 'kysely';
import {
  type Adapter,
  type ExpressionNode,
  GenericExpressionNode,
  generate,
  IdentifierNode,
  ModuleReferenceNode,
  PostgresDialect,
} from 'kysely-codegen';
import { Pool } from 'pg';
import type { Generator } from './generator.ts';

/** src/server/db/types.generated.ts: what Kysely knows of the schema, with legal days and ids as branded types. */
export const databaseTypes: Generator = {
  path: 'src/server/db/types.generated.ts',
  async generate({ ownerUrl }) {
    const pool = new Pool({ connectionString: ownerUrl, max: 2 });
    const db = new Kysely<unknown>({ dialect: new KyselyPostgres({ pool }) });
    try {
      const columns = await idColumns(db);
      return await generate({
        db,
        dialect: dialect(),
        excludePattern: 'schema_migrations',
        outFile: null,
        overrides: { columns },
      });
    } finally {
      await db.destroy();
    }
  },
};

/** The types that src/server/db/type-parsers.ts makes. */
const scalars = {
  date: 'LegalDay',
  int8: 'number',
  jsonb: 'unknown',
  numeric: 'string',
  timestamptz: 'Date',
};

/**
 * Types are given as syntax nodes, not as text: to parse text, kysely-codegen would want the JavaScript interface of
 * the TypeScript compiler, which TypeScript 7 does not have.
 */
function dialect(): PostgresDialect {
  const postgres = new PostgresDialect();
  const adapter: Adapter = postgres.adapter;
  for (const [name, type] of Object.entries(scalars)) adapter.scalars[name] = new IdentifierNode(type);
  adapter.imports['LegalDay'] = new ModuleReferenceNode('../../policy/legal-day.ts');
  for (const name of idTypes) adapter.imports[name] = new ModuleReferenceNode('../../policy/ids.ts');
  return postgres;
}

const idOfTable: Readonly<Record<string, string>> = {
  accounts: 'AccountId',
  api_keys: 'ApiKeyId',
  cases: 'CaseId',
  files: 'FileId',
  jobs: 'JobId',
  memberships: 'MembershipId',
  notification_addresses: 'NotificationAddressId',
  organisations: 'OrganisationId',
  register_apps: 'RegisterAppId',
  register_uses: 'RegisterUseId',
  return_templates: 'ReturnTemplateId',
  saved_views: 'SavedViewId',
  uploads: 'UploadId',
};
const idTypes = Object.values(idOfTable);

/** For columns without a foreign key, by the end of their name. */
const idOfName: readonly (readonly [RegExp, string])[] = [
  [/(^|_)file_id$/, 'FileId'],
  [/(^|_)account_id$/, 'AccountId'],
  [/(^|_)case_id$/, 'CaseId'],
  [/(^|_)app_id$/, 'RegisterAppId'],
  [/^(province|region|county)_id$|(^|_)organisation_id$/, 'OrganisationId'],
];

interface IntegerColumn {
  readonly table: string;
  readonly name: string;
  readonly generated: boolean;
  readonly target: string | null;
}

/** `table.column` → type, for every column that holds a key which has a type of its own. */
async function idColumns(db: Kysely<unknown>): Promise<Record<string, ExpressionNode>> {
  const { rows } = await sql<IntegerColumn>`
    SELECT c.relname AS table, a.attname AS name,
           a.attidentity <> '' OR a.atthasdef AS generated,
           (SELECT f.confrelid::regclass::text FROM pg_constraint f
             WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.conkey = ARRAY[a.attnum] LIMIT 1) AS target
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
       AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('int8'::regtype, 'int4'::regtype)
     ORDER BY 1, 2`.execute(db);
  return Object.fromEntries(rows.flatMap((column) => override(column)));
}

function override(column: IntegerColumn): [string, ExpressionNode][] {
  const id = idTypeOf(column);
  if (id === undefined) return [];
  const type = new IdentifierNode(id);
  return [
    [
      `${column.table}.${column.name}`,
      column.generated ? new GenericExpressionNode('Generated', [type]) : type,
    ],
  ];
}

function idTypeOf({ table, name, target }: IntegerColumn): string | undefined {
  if (name === 'id') return idOfTable[table];
  if (target !== null && idOfTable[target] !== undefined) return idOfTable[target];
  return idOfName.find(([pattern]) => pattern.test(name))?.[1];
}
