import { createContext, use } from 'react';
import type { Defect, Problem } from '../api/problem.ts';

interface FormState {
  /** Distinguishes the fields of several forms on one page. */
  readonly name: string;
  /** What the last attempt was refused with. */
  readonly problem: Problem | null;
  /** Of a form within the form: where a field of it stands in the whole. */
  readonly placeOf?: (field: string) => string;
}

export const FormContext = createContext<FormState>({ name: 'field', problem: null });

export function useForm(): FormState {
  return use(FormContext);
}

/** The id of the element in which a field of the API is entered: what error summaries link to. */
export function fieldId(form: string, field: string): string {
  return `${form}-${field}`;
}

interface FieldState {
  readonly id: string;
  readonly defects: readonly Defect[];
}

/** Where the field stands on the page, and what is wrong with it. */
export function useField(field: string): FieldState {
  const { name, problem, placeOf } = useForm();
  const place = placeOf?.(field) ?? field;
  return {
    id: fieldId(name, place),
    defects: problem?.defects.filter((defect) => defect.field === place) ?? [],
  };
}
