import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../src/policy/rule.ts';
import { ruleCatalogue } from '../src/policy/rule-catalogue.ts';
import { isTest, type SourceFile, sourceFiles } from './source-files.ts';

const ROOT = join(import.meta.dirname, '..');
const everything = sourceFiles(['src', 'test', 'bench', 'demo', 'scripts', 'e2e']);
const program = everything.filter((file) => !isTest(file));

/** In this order: each imports only from those before it. */
const FEATURES = [
  'identity',
  'organisations',
  'app-packages',
  'register',
  'provider-filing',
  'use-filing',
  'selection',
  'completion',
  'public-site',
  'complaints',
  'supervision',
  'campaigns',
  'document-check',
  'statistics',
  'notices',
  'recommendations',
  'exchange',
];

/** Which tables each feature writes; every other is written by the engine below the features. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  identity: [
    'accounts',
    'memberships',
    'one_time_links',
    'activation_codes',
    'activation_sheets',
    'guesses',
    'former_passwords',
    'second_factors',
    'recovery_codes',
    'oidc_links',
    'oidc_requests',
  ],
  organisations: [
    'organisations',
    'organisation_periods',
    'organisation_closure',
    'organisation_aliases',
    'organisation_profiles',
    'liaisons',
    'self_registrations',
  ],
  'app-packages': ['package_inspections'],
  register: ['register_apps', 'register_packages', 'register_uses', 'annulled_numbers'],
  'provider-filing': [
    'provider_filings',
    'provider_filing_checks',
    'provider_filing_findings',
    'filing_number_counters',
  ],
  'use-filing': ['use_filings', 'declarations'],
  completion: ['completion_periods', 'completion_unions'],
};

/** Opened or made by identity, touched with every request. */
const SHARED_TABLES = ['sessions', 'api_keys'];

/** Where the parts of the server are put together: only here are features named from outside. */
const COMPOSITION = ['app', 'attested', 'background', 'features', 'main'].map(
  (name) => `src/server/${name}.ts`,
);

const at = ({ path }: SourceFile, folder: string): boolean => path.startsWith(folder);
const featureOf = (path: string): string | undefined => /^src\/server\/features\/([^/]+)\//.exec(path)?.[1];

/** `file → target` for each import of these files that is not allowed. */
function forbidden(
  files: readonly SourceFile[],
  isAllowed: (target: string, isPackage: boolean) => boolean,
): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, isPackage }) => !isAllowed(target, isPackage))
      .map(({ target }) => `${path} → ${target}`),
  );
}

describe('imports', () => {
  test('policy imports policy and zod', () => {
    const files = program.filter((file) => at(file, 'src/policy/'));
    expect(
      forbidden(files, (target, isPackage) =>
        isPackage ? target === 'zod' : target.startsWith('src/policy/'),
      ),
    ).toEqual([]);
  });

  test('what is below the features does not know them, the web or the command line', () => {
    const files = program.filter(
      (file) =>
        at(file, 'src/server/') && !at(file, 'src/server/features/') && !COMPOSITION.includes(file.path),
    );
    const allowed = (target: string, isPackage: boolean): boolean =>
      isPackage ||
      target.startsWith('src/policy/') ||
      (target.startsWith('src/server/') && !target.startsWith('src/server/features/'));
    expect(
      forbidden(files, (target, isPackage) => allowed(target, isPackage) || COMPOSITION.includes(target)),
    ).toEqual([]);
  });

  test('a feature imports from those before it, and from none after', () => {
    const files = program.filter((file) => at(file, 'src/server/features/'));
    const wrong = files.flatMap((file) => {
      const own = FEATURES.indexOf(featureOf(file.path) ?? '');
      return forbidden([file], (target) => {
        const other = featureOf(target);
        return other === undefined || (FEATURES.includes(other) && FEATURES.indexOf(other) <= own);
      });
    });
    expect(wrong).toEqual([]);
  });

  test('a feature imports nothing but policy and the server', () => {
    const files = program.filter((file) => at(file, 'src/server/features/'));
    const allowed = (target: string): boolean =>
      /^src\/(?:policy|server)\//.test(target) && !COMPOSITION.includes(target);
    expect(forbidden(files, (target, isPackage) => isPackage || allowed(target))).toEqual([]);
  });

  test('the web imports policy and itself, one feature never another', () => {
    const files = program.filter((file) => at(file, 'src/web/'));
    const webFeature = (path: string) => /^src\/web\/features\/([^/]+)\//.exec(path)?.[1];
    const wrong = files.flatMap((file) =>
      forbidden([file], (target, isPackage) => {
        const other = webFeature(target);
        const inside = isPackage || /^src\/(?:policy|web)\//.test(target);
        return (
          inside &&
          (other === undefined || webFeature(file.path) === undefined || other === webFeature(file.path))
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('the web is known to nobody else, knows no Node, and reads of the server only what was generated', () => {
    const others = program.filter((file) => !at(file, 'src/web/'));
    expect(forbidden(others, (target) => !target.startsWith('src/web/'))).toEqual([]);
    const files = program.filter((file) => at(file, 'src/web/'));
    const inBrowser = (target: string): boolean =>
      /^(?:react|react-dom|antd|dayjs|echarts|zod|openapi-fetch|@ant-design\/icons|@tanstack\/react-(?:query|router))(?:\/|$)/.test(
        target,
      );
    expect(forbidden(files, (target, isPackage) => !isPackage || inBrowser(target))).toEqual([]);
    const outside = files.filter(
      ({ path }) => !/^src\/web\/(?:api|components|cases|shell|features\/[a-z-]+)\//.test(path),
    );
    expect(outside.map(({ path }) => path).toSorted()).toEqual([
      'src/web/Workbench.tsx',
      'src/web/tokens.ts',
    ]);
  });

  test('components and the API know nothing of cases, features and the shell', () => {
    const files = program.filter((file) => /^src\/web\/(?:api|components)\//.test(file.path));
    expect(forbidden(files, (target) => !/^src\/web\/(?:cases|features|shell)\//.test(target))).toEqual([]);
  });

  test('cases know no feature, and nothing inside the workbench its shell', () => {
    const cases = program.filter((file) => at(file, 'src/web/cases/'));
    expect(forbidden(cases, (target) => !target.startsWith('src/web/features/'))).toEqual([]);
    const inside = program.filter((file) => /^src\/web\/(?:cases|features)\//.test(file.path));
    expect(forbidden(inside, (target) => !target.startsWith('src/web/shell/'))).toEqual([]);
  });

  test('the program imports no test, bench or demonstration, except to load the latter', () => {
    const files = program.filter((file) => at(file, 'src/'));
    const outside = (target: string): boolean => /^(?:test|bench|scripts|e2e)\//.test(target);
    expect(forbidden(files, (target, isPackage) => isPackage || !outside(target))).toEqual([]);
    const loaders = files.filter((file) => !at(file, 'src/cli/'));
    expect(forbidden(loaders, (target, isPackage) => isPackage || !target.startsWith('demo/'))).toEqual([]);
  });

  test('no file imports itself by way of others, not even for a type', () => {
    expect(findCycle(program)).toBeUndefined();
  });
});

/** The first circle of imports, as a path. */
function findCycle(files: readonly SourceFile[]): string | undefined {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' → ');
    if (done.has(path)) return undefined;
    for (const target of graph.get(path) ?? []) {
      const cycle = visit(target, [...trail, path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

describe('tables', () => {
  const WRITES =
    /\b(?:INSERT INTO|DELETE FROM|UPDATE)\s+([a-z_]+)|\b(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'/g;
  const known = new Set(
    readdirSync(join(ROOT, 'src/server/db/migrations')).flatMap((name) =>
      [
        ...readFileSync(join(ROOT, 'src/server/db/migrations', name), 'utf8').matchAll(/CREATE TABLE (\w+)/g),
      ].map(([, table = '']) => table),
    ),
  );
  const owners = new Map(
    Object.entries(TABLES).flatMap(([feature, tables]) => tables.map((table) => [table, feature])),
  );

  test('a feature writes only its own', () => {
    const wrong = program
      .filter((file) => at(file, 'src/server/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(WRITES)]
          .map(([, bySql, byBuilder]) => bySql ?? byBuilder ?? '')
          .filter((table) => known.has(table) && !SHARED_TABLES.includes(table))
          .filter((table) => owners.get(table) !== featureOf(path))
          .map((table) => `${path} writes ${table}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('rules', () => {
  const files = program.filter(
    ({ path, text }) => path !== 'src/policy/rule.ts' && /\bdefineRule[<(]/.test(text),
  );

  test.each(files.map(({ path }) => [path]))(
    '%s: its id is its path, it has a source and stands in the catalogue',
    async (path) => {
      const exported: Record<string, unknown> = await import(join(ROOT, path));
      const rules = Object.values(exported).filter(isRule);
      expect(rules.map(({ id }) => `src/policy/${id}.ts`)).toEqual([path]);
      const [rule] = rules as [Rule<never>];
      expect(rule.sources.length > 0 || (rule.ours ?? '') !== '').toBe(true);
      expect(ruleCatalogue.filter(({ id }) => id === rule.id)).toHaveLength(1);
      expect(rule.ref).toMatch(/^[A-Z]{2}-\d+$/);
      expect(existsSync(join(ROOT, path.replace(/\.ts$/, '.test.ts')))).toBe(true);
    },
  );

  test('are all found', () => {
    expect(files.length).toBe(ruleCatalogue.length);
  });
});

function isRule(value: unknown): value is Rule<never> {
  return typeof value === 'object' && value !== null && 'check' in value && 'id' in value;
}

describe('sources', () => {
  test('no file is named for being of use to others', () => {
    const names = everything.filter(({ path }) =>
      /(?:^|[/-])(?:utils?|helpers?|common|managers?|base|v2|misc)(?:[-.]|$)/.test(path),
    );
    expect(names.map(({ path }) => path)).toEqual([]);
  });

  test('time and chance come from the edge', () => {
    const edge = (file: SourceFile): boolean =>
      file.path === 'src/server/clock.ts' ||
      at(file, 'src/cli/') ||
      file.path === 'demo/prepare-demonstration.ts';
    const wrong = program
      .filter((file) => (at(file, 'src/') || at(file, 'demo/')) && !edge(file))
      .filter(({ text }) => /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('the environment is read in one place', () => {
    const wrong = program
      .filter((file) => at(file, 'src/') || at(file, 'demo/'))
      .filter(({ path, text }) => path !== 'src/server/config.ts' && /\bprocess\.env\b/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('nobody imports a connection: what touches the database is given it', () => {
    const makers = /^src\/(?:server\/(?:main|db\/[\w-]+)|cli\/[\w/-]+)\.ts$/;
    const wrong = program.filter(
      ({ path, text }) =>
        at({ path } as SourceFile, 'src/') && !makers.test(path) && /\bopenDatabase\(/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('features', () => {
  const folders = readdirSync(join(ROOT, 'src/server/features'));

  test.each(folders)('%s is in the order of features and says in 40 lines what is where', (name) => {
    expect(FEATURES).toContain(name);
    const readme = readFileSync(join(ROOT, 'src/server/features', name, 'README.md'), 'utf8');
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});
