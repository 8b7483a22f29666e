import type { FiledApp, ProviderFilingForm } from '../provider-filing/form.ts';

/** 提供者备案信息 of an app that its own unit developed (M 21): of F1, what the unit's data on F2 do not answer. */
interface ProviderInformation {
  readonly systems?: ProviderFilingForm['systems'] | undefined;
  readonly app?: Omit<FiledApp, 'key'> | undefined;
}

/** Where the form for use has it, and its one app in a form of providers. */
const WITHIN = 'selfDeveloped';
const OWN = 'own';

/** The same as a provider would file it that developed its one app itself. */
export function asProviderForm({ systems, app }: ProviderInformation): ProviderFilingForm {
  return { developerIsUnit: true, ...(systems && { systems }), apps: [{ ...app, key: OWN }] };
}

/** Where a place of that provider's form stands in the form for use; undefined for what is not asked there. */
export function placeInUseForm(path: string): string | undefined {
  const [list = '', key = '', ...inside] = path.split('.');
  if (list === 'systems') return `${WITHIN}.${path}`;
  if (list !== 'apps' || (key !== OWN && key !== '')) return undefined;
  return [WITHIN, 'app', ...inside].join('.');
}

/** The inverse of {@link placeInUseForm}. */
export function placeInProviderForm(path: string): string | undefined {
  const [within, list, ...inside] = path.split('.');
  if (within !== WITHIN) return undefined;
  if (list === 'systems') return [list, ...inside].join('.');
  return list === 'app' ? ['apps', OWN, ...inside].join('.') : undefined;
}
