import { hasContent } from '../../../policy/has-content.ts';
import type { ProviderFilingForm, Purpose } from '../../../policy/provider-filing/form.ts';
import { type PlacedField, placedFields } from '../../../policy/provider-filing/placed-fields.ts';
import type { Violation } from '../../../policy/rule.ts';
import { askedFields } from '../../cases/provider-information/asked-fields.ts';

/** A part of the form that is filled in on a page of its own. */
export interface Task {
  /** Names it in the address: `unit`, `systems.s1`, `packages.a1`. */
  readonly id: string;
  readonly title: string;
  readonly group: 'unit' | 'systems' | 'apps' | 'change';
  /** The system or app that it is about. */
  readonly item: string | undefined;
}

export const TASK_GROUPS: Readonly<Record<Task['group'], string>> = {
  unit: '单位',
  systems: '业务系统（一个系统填一个）',
  apps: '教育移动应用（一个应用填一次）',
  change: '变更',
};

/** In the order in which people fill the form in. */
export function tasksOf(form: ProviderFilingForm, purpose: Purpose): Task[] {
  const one = (id: string, title: string, group: Task['group'], item?: string): Task => ({
    id,
    title,
    group,
    item,
  });
  return [
    one('unit', '主管单位', 'unit'),
    one('developer', '开发者', 'unit'),
    ...(form.systems ?? []).map(({ key, name }) =>
      one(`systems.${key}`, name || '未命名的业务系统', 'systems', `systems.${key}`),
    ),
    ...(form.apps ?? []).flatMap(({ key, name }) => {
      const title = name || '未命名的应用';
      const item = `apps.${key}`;
      return [
        one(item, `${title}：基本信息`, 'apps', item),
        one(`packages.${key}`, `${title}：安装包`, 'apps', item),
        one(`duties.${key}`, `${title}：义务与证明材料`, 'apps', item),
      ];
    }),
    ...(purpose === 'amendment' ? [one('change', '变更', 'change')] : []),
  ];
}

const ONCE: Readonly<Record<string, string>> = {
  unit: 'unit',
  developer: 'developer',
  developerIsUnit: 'developer',
  branch: 'developer',
  changedOn: 'change',
};

/** On which task's page that place of the form is; of what is on none, undefined. */
export function taskOf(form: ProviderFilingForm, path: string): string | undefined {
  const [list = '', key = '', field = ''] = path.split('.');
  if (key === '' || Object.hasOwn(ONCE, list)) return ONCE[list];
  if (list === 'systems') return `systems.${key}`;
  return list === 'apps' ? `${pageOfApp(form, path, field)}.${key}` : undefined;
}

function pageOfApp(form: ProviderFilingForm, path: string, field: string): 'apps' | 'packages' | 'duties' {
  if (field === 'packages') return 'packages';
  const placed = placedFields(form, 'first').find(({ path: known }) => liesIn(path, known));
  return placed?.section === 'duties' ? 'duties' : 'apps';
}

/** The fields on that task's page: those that are needed there, may be filled in, or hold something. */
export function fieldsOf(form: ProviderFilingForm, purpose: Purpose, task: string): PlacedField[] {
  return askedFields(form, purpose).filter(({ path }) => taskOf(form, path) === task);
}

/** What is wrong on that task's page. */
export function findingsOf(
  form: ProviderFilingForm,
  findings: readonly Violation[],
  task: string,
): Violation[] {
  return findings.filter(({ field }) => field !== undefined && taskOf(form, field) === task);
}

/** Whether anything is filled in there. */
export function isBegun(form: ProviderFilingForm, purpose: Purpose, task: string): boolean {
  return fieldsOf(form, purpose, task).some(({ value }) => hasContent(value));
}

function liesIn(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`);
}
