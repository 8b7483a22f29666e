import type { OrganisationId } from '../../policy/ids.ts';
import { type LegalDay, startOf } from '../../policy/legal-day.ts';
import { type SettingKey, settings } from '../../policy/settings/settings.ts';
import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';

export interface NewSetting {
  readonly key: SettingKey;
  /** The authority that sets it, for itself and everybody below. */
  readonly organisationId: OrganisationId;
  readonly effectiveFrom: LegalDay;
  readonly value: unknown;
}

/** @throws Failure `invalid` with every defect of the value */
export async function enterSetting(tx: Tx, occasion: Occasion, setting: NewSetting): Promise<void> {
  const { key, organisationId, effectiveFrom } = setting;
  const value = validValue(setting);
  await tx
    .insertInto('settings')
    .values({
      key,
      organisation_id: organisationId,
      effective_from: effectiveFrom,
      value: JSON.stringify(value),
      recorded_at: occasion.now,
    })
    .execute();
  const from = startOf(effectiveFrom);
  await record(tx, occasion, 'setting', [
    {
      streamId: organisationId,
      action: 'enter-setting',
      body: { key, from: effectiveFrom, value },
      effectiveAt: from < occasion.now ? from : occasion.now,
    },
  ]);
}

function validValue({ key, value }: NewSetting): unknown {
  const parsed = settings[key].schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Failure('invalid', `“${settings[key].title}”的值不符合要求，没有保存。`, {
    remedy: '请逐项修改后再保存。',
    defects: parsed.error.issues.map(({ path, message }) => ({
      field: ['value', ...path].join('.'),
      message,
    })),
  });
}
