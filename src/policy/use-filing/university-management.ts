import type { UseFilingFacts } from './facts.ts';

/** Whether the app is of the management service type, the only one that the notice to universities is about (U 二). */
export function concernsUniversityManagement({ app, form }: UseFilingFacts): boolean {
  return (app?.functionTypes ?? form.selfDeveloped?.app?.functionTypes ?? []).includes('management');
}
