import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { Reader } from '../../db/database.ts';
import { submittedForms } from './drafts.ts';
import type { Filing } from './filing.ts';

/** What stands to be decided: the last revision with the people named in it, without the apps that were split off. */
export async function filedForm(db: Reader, filing: Filing): Promise<ProviderFilingForm> {
  const [form = {}] = await filedForms(db, [filing]);
  return form;
}

/** Likewise of several, in their order. */
export async function filedForms(db: Reader, filings: readonly Filing[]): Promise<ProviderFilingForm[]> {
  const forms = await submittedForms(
    db,
    filings.map(({ details }) => details),
  );
  return forms.map((form, index) => withoutSplitOff(form, filings[index]?.details.split_apps ?? []));
}

function withoutSplitOff(form: ProviderFilingForm, keys: readonly string[]): ProviderFilingForm {
  return form.apps === undefined
    ? form
    : { ...form, apps: form.apps.filter(({ key }) => !keys.includes(key)) };
}
