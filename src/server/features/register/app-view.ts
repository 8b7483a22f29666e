import type { z } from 'zod';
import type { AppKind } from '../../../policy/option-lists.ts';
import type { AppOrigin } from '../../../policy/register/option-lists.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import { statusPeriodsOf } from './app-history.ts';
import type { RegisterAppRow } from './apps.ts';
import type { FullRecord } from './look-up.ts';
import type { registerApp, registerAppDetail } from './schema.ts';

/** What anybody may read of a record. */
export type RegisterAppView = z.infer<typeof registerApp>;

export function viewApp(row: RegisterAppRow): RegisterAppView {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    kind: row.kind as AppKind,
    origin: row.origin as AppOrigin,
    providerName: row.provider_name,
    providerId: row.provider_id,
    platforms: row.platforms,
    functionTypes: row.function_types,
    audience: row.audience,
    advertisements: row.advertisements,
    games: row.games,
    charges: row.charges,
    status: row.status as AppStatus,
    statusSince: row.status_since,
    filedOn: row.filed_on,
    source: row.source,
    checkedOn: row.checked_on,
    amendmentSince: row.amendment_since?.toISOString() ?? null,
    version: row.version,
  };
}

export function viewRecord(record: FullRecord): z.infer<typeof registerAppDetail> {
  return {
    ...viewApp(record),
    complaintChannel: record.complaint_channel,
    packages: record.packages.map(({ platform, packageId, certificateDigest, version }) => ({
      platform,
      packageId,
      certificateDigest,
      version,
    })),
    history: statusPeriodsOf(record.history),
  };
}
