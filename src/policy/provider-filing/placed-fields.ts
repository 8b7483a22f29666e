import type { Provision } from '../articles.ts';
import {
  appFields,
  type Field,
  formFields,
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

const LISTS = { systems: systemFields, apps: appFields } as const;
type ListName = keyof typeof LISTS;

/** Every field of that form, of each system and of each app, in the order of the form. */
export function placedFields(form: ProviderFilingForm, purpose: Purpose): PlacedField[] {
  const { systems = [], apps = [] } = form;
  const place = placing(form, purpose);
  const once = formFields.map((field) => place(field, form, ''));
  const change = ({ section }: PlacedField): boolean => section === 'change';
  return [
    ...once.filter((field) => !change(field)),
    ...systems.flatMap((one) => systemFields.map((field) => place(field, one, `systems.${one.key}`))),
    ...apps.flatMap((one) => appFields.map((field) => place(field, one, `apps.${one.key}`))),
    ...once.filter(change),
  ];
}

/** Every field of each package and of each kind of personal data, by its place in its app's list. */
export function placedParts(form: ProviderFilingForm, purpose: Purpose): PlacedField[] {
  const place = placing(form, purpose);
  return (form.apps ?? []).flatMap(({ key, packages = [], personalData = [] }) => [
    ...packages.flatMap((one, index) =>
      packageFields.map((field) => place(field, one, `apps.${key}.packages.${index}`)),
    ),
    ...personalData.flatMap((one, index) =>
      personalDatumFields.map((field) => place(field, one, `apps.${key}.personalData.${index}`)),
    ),
  ]);
}

function placing(form: ProviderFilingForm, purpose: Purpose) {
  return <Whole extends object>(field: Field<Whole>, whole: Whole, at: string): PlacedField => {
    const { needed, section, source, askedBy } = field;
    const path = at === '' ? field.path : `${at}.${field.path}`;
    return {
      path,
      get label() {
        return labelOf(form, path);
      },
      section,
      source,
      askedBy,
      needed: typeof needed === 'string' ? needed === 'always' : needed.holds(whole, purpose),
      when: typeof needed === 'string' ? undefined : needed.when,
      value: valueAt(whole, field.path),
    };
  };
}

/** Whether anything at all is entered; blanks and empty lists are nothing. */
export function hasContent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' ? Object.values(value).some(hasContent) : true;
}

/** The item that the path leads to or into, by its list and key. */
export function findItem(form: ProviderFilingForm, path: string): FiledSystem | FiledApp | undefined {
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
  const name = findItem(form, path)?.name;
  const item = `${SECTIONS[list]}${name ? `“${name}”` : ''}`;
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

const PARTS = {
  packages: { title: '安装包', fields: packageFields },
  personalData: { title: '个人信息', fields: personalDatumFields },
} as const;

/** 第 2 个安装包·版本号 */
function partLabel([list = '', index, field]: readonly string[]): string | undefined {
  if (index === undefined || !Object.hasOwn(PARTS, list)) return undefined;
  const { title, fields } = PARTS[list as keyof typeof PARTS];
  const label = field === undefined ? undefined : labelAmong(fields, field);
  return `第 ${Number(index) + 1} 个${title}${label === undefined ? '' : `·${label}`}`;
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

function valueAt(whole: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], whole);
}
