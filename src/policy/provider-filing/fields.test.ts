import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  appFields,
  type Field,
  formFields,
  isHeldOnPlatform,
  packageFields,
  personalDatumFields,
  systemFields,
  trains,
} from './fields.ts';
import { attachedFiles, providerFilingDraft } from './form.ts';
import { providerFilingRules } from './rules.ts';

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

const schema = z.toJSONSchema(providerFilingDraft, { io: 'input' }) as Node;
const { systems, apps, ...once } = schema.properties ?? {};
const app = apps?.items?.properties ?? {};

const tables: [string, readonly Pick<Field<never>, 'path' | 'askedBy'>[], Node | undefined][] = [
  ['the form', formFields, { properties: once }],
  ['a system', systemFields, systems?.items],
  ['an app', appFields, apps?.items],
  ['a package', packageFields, app.packages?.items],
  ['personal data', personalDatumFields, app.personalData?.items],
];

describe.each(tables)('the fields of %s', (_name, fields, node) => {
  test('are all in the form, and nothing else is', () => {
    const paths = fields.map(({ path }) => path);
    const known = allPaths(node);
    for (const path of paths) expect(known).toContain(path);
    for (const leaf of leaves(node).filter((path) => path !== 'key')) {
      expect(
        paths.some((path) => leaf === path || leaf.startsWith(`${path}.`)),
        leaf,
      ).toBe(true);
    }
  });

  test('are asked for by rules that exist', () => {
    const ids = providerFilingRules.map(({ id }) => id);
    for (const { askedBy, path } of fields) if (askedBy !== undefined) expect(ids, path).toContain(askedBy);
  });
});

test('every file of the form is listed, by the path of its field', () => {
  const files = (node: Node | undefined) => leaves(node, isInteger);
  const form = {
    ...nest(files({ properties: once })),
    systems: [{ key: 's1', ...nest(files(systems?.items)) }],
    apps: [
      {
        key: 'a1',
        ...nest(files(apps?.items)),
        packages: [nest(files(app.packages?.items))],
      },
    ],
  };
  expect(
    attachedFiles(form as never)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(
    [
      ...files({ properties: once }),
      ...files(systems?.items).map((path) => `systems.s1.${path}`),
      ...files(apps?.items).map((path) => `apps.a1.${path}`),
      ...files(app.packages?.items).map((path) => `apps.a1.packages.0.${path}`),
    ].toSorted(),
  );
});

test.each([
  ['app', false],
  ['other', false],
  [undefined, false],
  ['mini-program', true],
  ['enterprise-account', true],
  ['official-account', true],
] as const)('%s is held on a platform: %s', (kind, expected) => {
  expect(isHeldOnPlatform(kind)).toBe(expected);
});

test.each([
  ['nothing said', {}, false],
  ['said no', { training: false }, false],
  ['said yes', { training: true }, true],
  ['subject tutoring', { features: ['k12-tutoring' as const] }, true],
  ['off-campus tutoring', { offCampusOnlineTutoring: true }, true],
])('trains: %s', (_edge, changes, expected) => {
  expect(trains({ key: 'a1', ...changes })).toBe(expected);
});

function allPaths(node: Node | undefined, prefix = ''): string[] {
  return Object.entries(node?.properties ?? {}).flatMap(([key, child]) => [
    prefix + key,
    ...allPaths(child, `${prefix}${key}.`),
  ]);
}

function leaves(node: Node | undefined, wanted = (_leaf: Node): boolean => true, prefix = ''): string[] {
  return Object.entries(node?.properties ?? {}).flatMap(([key, child]) => {
    if (child.properties !== undefined) return leaves(child, wanted, `${prefix}${key}.`);
    return wanted(child) ? [prefix + key] : [];
  });
}

/** Every integer of the form is the id of a file. */
function isInteger({ type }: Node): boolean {
  return type === 'integer';
}

function nest(paths: readonly string[]): object {
  const whole: Record<string, unknown> = {};
  for (const path of paths) place(whole, path.split('.'));
  return whole;
}

function place(target: Record<string, unknown>, [key = '', ...rest]: string[]): void {
  if (rest.length === 0) target[key] = 1;
  else place((target[key] ??= {}) as Record<string, unknown>, rest);
}
