import type { OrganisationId } from '../../policy/ids.ts';
import { type LegalDay, startOf } from '../../policy/legal-day.ts';
import { type SettingKey, settings } from '../../policy/settings/settings.ts';
import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import { type Defect, Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';

export interface NewSetting {
  readonly key: SettingKey;
  /** The authority that sets it, for itself and everybody below. */
  readonly organisationId: OrganisationId;
  readonly effectiveFrom: LegalDay;
  readonly value: unknown;
  readonly reason?: string | undefined;
}

/** @throws Failure `invalid` with every defect of the value */
export async function enterSetting(tx: Tx, occasion: Occasion, setting: NewSetting): Promise<void> {
  ensureSound(setting, defectsOf(setting));
  const { key, organisationId, effectiveFrom, reason } = setting;
  const value: unknown = settings[key].schema.parse(setting.value);
  await tx
    .insertInto('settings')
    .values({
      key,
      organisation_id: organisationId,
      effective_from: effectiveFrom,
      value: JSON.stringify(value),
      recorded_at: occasion.now,
      actor: occasion.actorName,
      reason: reason ?? null,
    })
    .execute();
  const from = startOf(effectiveFrom);
  await record(tx, occasion, 'setting', [
    {
      streamId: organisationId,
      action: 'enter-setting',
      body: { key, from: effectiveFrom, value, ...(reason === undefined ? {} : { reason }) },
      effectiveAt: from < occasion.now ? from : occasion.now,
    },
  ]);
}

/** What the setting's own schema says of the value. */
export function defectsOf({ key, value }: NewSetting): Defect[] {
  const parsed = settings[key].schema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: ['value', ...path].join('.'), message }));
}

/** @throws Failure `invalid` with all of them */
export function ensureSound({ key }: NewSetting, defects: readonly Defect[]): void {
  if (defects.length === 0) return;
  throw new Failure('invalid', `“${settings[key].title}”的值不符合要求，没有保存。`, {
    remedy: '请逐项修改后再保存。',
    defects,
  });
}
