import { createContext, use } from 'react';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';

/** What every control of the form has at hand. */
interface FormInHand {
  readonly form: ProviderFilingForm;
  readonly change: (path: string, value: unknown) => void;
}

export const FormInHandContext = createContext<FormInHand | null>(null);

export function useFormInHand(): FormInHand {
  const inHand = use(FormInHandContext);
  if (inHand === null) throw new Error('no form around this control');
  return inHand;
}
