import type { RegisteredApp, UseFilingFacts } from './facts.ts';

type Answers = Pick<RegisteredApp, 'name' | 'declaredAdvertisements' | 'declaredGames' | 'declaredCharges'>;

/** What the provider declared of the app; of its own app, the unit itself. */
export function declaredAnswers({ app, form }: Pick<UseFilingFacts, 'app' | 'form'>): Answers | undefined {
  const own = form.selfDeveloped?.app;
  if (form.selfDevelopedSelfUsed !== true || own === undefined) return app;
  return {
    name: own.name ?? '',
    declaredAdvertisements: own.advertisements ?? null,
    declaredGames: own.games ?? null,
    declaredCharges: own.features === undefined ? null : own.features.includes('charges'),
  };
}
