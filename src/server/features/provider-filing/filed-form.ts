import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { Reader } from '../../db/database.ts';
import { submittedForm } from './drafts.ts';
import type { Filing } from './filing.ts';

/** What stands to be decided: the last revision with the people named in it, without the apps that were split off. */
export async function filedForm(db: Reader, { details }: Filing): Promise<ProviderFilingForm> {
  const form = await submittedForm(db, details);
  const apps = (form.apps ?? []).filter(({ key }) => !details.split_apps.includes(key));
  return form.apps === undefined ? form : { ...form, apps };
}
