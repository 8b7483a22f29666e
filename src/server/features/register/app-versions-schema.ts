import { z } from 'zod';
import { PLATFORMS, type Platform } from '../../../policy/option-lists.ts';

export const versionDifferences = z
  .object({
    permissionsAdded: z.array(z.string()),
    permissionsGone: z.array(z.string()),
    sdksAdded: z.array(z.string()),
    sdksGone: z.array(z.string()),
    signerChanged: z.boolean(),
  })
  .meta({ id: 'VersionDifferences', description: 'From the version before.' });

export const appVersion = z
  .object({
    platform: z.enum(Object.keys(PLATFORMS) as [Platform, ...Platform[]]),
    packageId: z.string(),
    version: z.string(),
    publishedAt: z.string().nullable(),
    permissions: z.array(z.string()).nullable(),
    sdks: z.array(z.object({ name: z.string(), category: z.string() })).nullable(),
    differences: versionDifferences.nullable(),
  })
  .meta({
    id: 'AppVersion',
    description:
      'permissions, sdks: null where the package was not inspected; differences: from the version before.',
  });

export const appVersions = z
  .object({
    items: z.array(appVersion),
    newest: z
      .object({ publishedOn: z.string(), months: z.number(), isStale: z.boolean() })
      .nullable()
      .meta({ description: 'isStale: not updated for over half a year. Null where no day is known.' }),
  })
  .meta({ id: 'AppVersions' });
