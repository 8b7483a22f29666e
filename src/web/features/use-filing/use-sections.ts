import { useMemo } from 'react';
import type { Purpose, UseFilingForm } from '../../../policy/use-filing/form.ts';
import { type Section, sectionsOf } from './controls.ts';
import type { Unit, UseFiling } from './queries.ts';

export function useSections({ purpose }: UseFiling, { stages }: Unit, form: UseFilingForm): Section[] {
  return useMemo(
    () => sectionsOf({ form, purpose: purpose as Purpose, isUniversity: stages.includes('university') }),
    [form, purpose, stages],
  );
}
