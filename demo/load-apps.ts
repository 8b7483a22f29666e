import type { RegisterAppId } from '../src/policy/ids.ts';
import type { LegalDay } from '../src/policy/legal-day.ts';
import type { ExternalFiling } from '../src/policy/register/facts.ts';
import type { Tx } from '../src/server/db/database.ts';
import { importExternalFilings } from '../src/server/features/register/import-external-filings.ts';
import type { Listeners } from '../src/server/occasion.ts';
import type { DemoApp } from './apps.ts';
import { occasionOn } from './simulated-time.ts';

/** An app of the demonstration with the key that the register has given. */
export interface LoadedApp {
  readonly id: RegisterAppId;
  readonly app: DemoApp;
}

/** Takes over into the register what other bodies have recorded, that of each day on that day. */
export async function loadExternalApps(
  tx: Tx,
  apps: readonly DemoApp[],
  until: LegalDay,
  listeners: Listeners,
): Promise<Map<string, LoadedApp>> {
  const byDay = Map.groupBy(apps.filter(isExternal), ({ filedOn }) => filedOn);
  const loaded = new Map<string, LoadedApp>();
  for (const [day, filed] of byDay) {
    if (day > until) continue;
    const { ids } = await importExternalFilings(
      tx,
      occasionOn(day, 'register', listeners),
      filed.map(filingOf),
    );
    for (const [index, app] of filed.entries()) loaded.set(app.key, { id: ids[index] as RegisterAppId, app });
  }
  return loaded;
}

type ExternalApp = DemoApp & { readonly origin: ExternalFiling['origin'] };

function isExternal(app: DemoApp): app is ExternalApp {
  return app.origin !== 'provider-filing';
}

function filingOf(app: ExternalApp): ExternalFiling {
  return {
    number: app.number,
    name: app.name,
    kind: app.kind,
    origin: app.origin,
    providerName: app.provider.name,
    platforms: app.platforms,
    functionTypes: app.functionTypes,
    audience: app.audience,
    advertisements: app.advertisements,
    games: app.games,
    charges: app.charges,
    status: 'filed',
    statusSince: app.filedOn,
    filedOn: app.filedOn,
    source: '演示数据',
    checkedOn: app.filedOn,
  };
}
