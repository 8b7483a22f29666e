import type { Provision } from '../articles.ts';
import {
  appFields,
  type Field,
  formFields,
  isHeldOnPlatform,
  packageFields,
  personalDatumFields,
  SECTIONS,
  type Section,
  systemFields,
} from './fields.ts';
import type { FiledApp, FiledSystem, ProviderFilingForm, Purpose } from './form.ts';
import { itemGroups } from './item-groups.ts';

/** A field as it stands in one form: of which system or app, whether it is needed there, and what it holds. */
export interface PlacedField {
  /** Path in the form, items of lists by key, such as `systems.s1.icpNumber`. */
  readonly path: string;
  /** With the item's name, such as 业务系统“教务系统”·ICP 备案编号. */
  readonly label: string;
  readonly section: Section;
  readonly source: Provision;
  readonly askedBy: string | undefined;
  readonly needed: boolean;
  /** Under which condition it is needed; undefined where always or never. */
  readonly when: string | undefined;
  readonly value: unknown;
}

type FiledItem = FiledSystem | FiledApp;

const LISTS = { systems: systemFields, apps: appFields } as const;
type ListName = keyof typeof LISTS;

/** Which fields to place; all unless told otherwise. */
type Wanted = (field: Pick<PlacedField, 'askedBy'>) => boolean;
const EVERY: Wanted = () => true;

/** Every field of that form, of each system and of each app, in the order of the form. */
export function placedFields(form: ProviderFilingForm, purpose: Purpose, wanted = EVERY): PlacedField[] {
  const place = placing(purpose, wanted);
  const items = <Item extends FiledItem>(
    list: ListName,
    fields: readonly Field<Item>[],
    all: readonly Item[],
  ) => all.flatMap((one) => place(fields, one, `${list}.${one.key}.`, `${itemTitle(list, one)}·`));
  const once = place(formFields, form, '', '');
  return [
    ...once.filter(({ section }) => section !== 'change'),
    ...items('systems', systemFields, form.systems ?? []),
    ...items('apps', appFields, form.apps ?? []),
    ...once.filter(({ section }) => section === 'change'),
  ];
}

/** Every field of each package and of each kind of personal data that an app needs, by its place in its app's list. */
export function placedParts(form: ProviderFilingForm, purpose: Purpose, wanted = EVERY): PlacedField[] {
  const place = placing(purpose, wanted);
  return (form.apps ?? []).flatMap((app) => {
    const parts = <Part extends object>(
      list: PartName,
      fields: readonly Field<Part>[],
      all: readonly Part[],
    ) =>
      all.flatMap((one, index) => {
        const title = `${itemTitle('apps', app)}·${partTitle(list, index)}·`;
        return place(fields, one, `apps.${app.key}.${list}.${index}.`, title);
      });
    return [
      ...(isHeldOnPlatform(app.kind) ? [] : parts('packages', packageFields, app.packages ?? [])),
      ...(app.collectsPersonalData === true
        ? parts('personalData', personalDatumFields, app.personalData ?? [])
        : []),
    ];
  });
}

function placing(purpose: Purpose, wanted: Wanted) {
  return <Whole extends object>(
    fields: readonly Field<Whole>[],
    whole: Whole,
    at: string,
    title: string,
  ): PlacedField[] =>
    fields
      .filter(({ askedBy }) => wanted({ askedBy }))
      .map(({ path, label, section, source, askedBy, needed }) => ({
        path: `${at}${path}`,
        label: `${title}${label}`,
        section,
        source,
        askedBy,
        needed: typeof needed === 'string' ? needed === 'always' : needed.holds(whole, purpose),
        when: typeof needed === 'string' ? undefined : needed.when,
        value: valueAt(whole, path),
      }));
}

/** The item that the path leads to or into, by its list and key. */
export function findItem(form: ProviderFilingForm, path: string): FiledItem | undefined {
  const [list = '', key] = path.split('.');
  return isList(list) ? form[list]?.find((one) => one.key === key) : undefined;
}

/**
 * What people call that place in the form, the system or app by its name; of a part without a label of its own, that of
 * the whole.
 */
export function labelOf(form: ProviderFilingForm, path: string): string {
  const [list = '', key, ...inside] = path.split('.');
  if (!isList(list)) return formLabel(path);
  const item = itemTitle(list, findItem(form, path));
  if (key === undefined || inside.length === 0) return item;
  return `${item}·${partLabel(inside) ?? labelAmong(LISTS[list], inside.join('.')) ?? inside.join('.')}`;
}

/** The label as it stands in a sentence: in quotation marks, unless a name inside it has them already. */
export function quoted(label: string): string {
  return label.includes('“') ? label : `“${label}”`;
}

function formLabel(path: string): string {
  return labelAmong(formFields, path) ?? itemGroups.form[path]?.label ?? SECTIONS[path as Section] ?? path;
}

/** 业务系统“教务系统” */
function itemTitle(list: ListName, item: FiledItem | undefined): string {
  return `${SECTIONS[list]}${item?.name ? `“${item.name}”` : ''}`;
}

const PARTS = {
  packages: { title: '安装包', fields: packageFields },
  personalData: { title: '个人信息', fields: personalDatumFields },
} as const;
type PartName = keyof typeof PARTS;

function partTitle(list: PartName, index: number): string {
  return `第 ${index + 1} 个${PARTS[list].title}`;
}

/** 第 2 个安装包·版本号 */
function partLabel([list = '', index, field]: readonly string[]): string | undefined {
  if (index === undefined || !isPartList(list)) return undefined;
  const label = field === undefined ? undefined : labelAmong(PARTS[list].fields, field);
  return `${partTitle(list, Number(index))}${label === undefined ? '' : `·${label}`}`;
}

function labelAmong(
  fields: readonly { readonly path: string; readonly label: string }[],
  path: string,
): string | undefined {
  const label = fields.find((field) => field.path === path)?.label;
  const whole = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return label ?? (whole === '' ? undefined : labelAmong(fields, whole));
}

function isList(name: string): name is ListName {
  return Object.hasOwn(LISTS, name);
}

function isPartList(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}

function valueAt(whole: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], whole);
}
