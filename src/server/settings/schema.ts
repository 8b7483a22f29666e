import { z } from 'zod';
import { day, paragraph } from '../../policy/form-parts.ts';
import { type SettingKey, settings } from '../../policy/settings/settings.ts';

export const settingKey = z.enum(Object.keys(settings) as [SettingKey, ...SettingKey[]], '没有这个设定项');

export const settingDefinition = z
  .object({
    key: z.string(),
    title: z.string(),
    source: z.string(),
    standard: z.unknown(),
    levels: z.array(z.string()).readonly(),
    schema: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'SettingDefinition',
    description: 'schema: JSON Schema of the value; levels: whose authorities may set it.',
  });

/** Who set a value, from which day on, and when. */
const setBy = z.object({
  authority: z.object({ id: z.number(), name: z.string() }),
  from: z.string(),
  recordedAt: z.iso.datetime(),
  actor: z.string(),
  reason: z.string().nullable(),
});

export const settingInForce = z
  .object({ key: z.string(), title: z.string(), value: z.unknown(), setBy: setBy.nullable() })
  .meta({ id: 'SettingInForce', description: 'setBy null: the standard value, which nobody has changed.' });

export const settingEntry = z
  .object({ id: z.number(), key: z.string(), value: z.unknown(), ...setBy.shape })
  .meta({ id: 'SettingEntry' });

export const inForceQuery = z.object({
  day: day.optional(),
  knownAt: z.iso.datetime({ offset: true, error: '应为时刻，如 2020-01-17T08:00:00Z' }).optional(),
});

export const historyQuery = z.object({
  key: settingKey.optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});

export const newSetting = z.strictObject({
  key: settingKey,
  from: day,
  value: z.unknown(),
  reason: paragraph(500).optional(),
});
