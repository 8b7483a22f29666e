import { sql } from 'kysely';
import type { AuthorityLevel } from '../../policy/access/grants.ts';
import { instruments } from '../../policy/articles.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import type { SettingEntry } from '../../policy/settings/setting-on.ts';
import { type Setting, settings } from '../../policy/settings/settings.ts';
import { isOptionList, vanishedOptions } from '../../policy/settings/vanished-options.ts';
import { lockOwners } from '../cases/lock-owners.ts';
import type { Tx } from '../db/database.ts';
import { type Defect, Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import { defectsOf, ensureSound, enterSetting, type NewSetting } from './enter-setting.ts';
import { getSettingPlace } from './setting-place.ts';

/** Nothing that is set can concern a day before the first of the instruments. */
const EARLIEST = instruments.O.from;

/**
 * An administrator sets a value from a day on. Nothing is changed: an entry is added, and what was judged before stays
 * judged by what was known then. For a day that is over it takes a reason.
 * @throws Failure `not-found` outside the actor's reach, `forbidden` where another level decides, `invalid` with every
 * defect at once
 */
export async function enterByAdministrator(tx: Tx, occasion: Occasion, setting: NewSetting): Promise<void> {
  const { level } = await getSettingPlace(tx, occasion.actor, 'settings.manage', setting.organisationId);
  ensureItsLevelDecides(setting, level);
  await lockOwners(tx, [setting.organisationId]);
  const ofValue = defectsOf(setting);
  ensureSound(setting, [
    ...dayDefects(occasion, setting),
    ...ofValue,
    ...(ofValue.length === 0 ? await optionDefects(tx, occasion, setting) : []),
  ]);
  await enterSetting(tx, occasion, setting);
}

function ensureItsLevelDecides({ key }: NewSetting, level: AuthorityLevel | null): void {
  const { title, levels }: Setting<unknown> = settings[key];
  if (level !== null && (levels === undefined || levels.includes(level))) return;
  throw new Failure('forbidden', `“${title}”不由这个机构设定。`, {
    remedy:
      level === null
        ? '请由它的主管教育行政部门设定。'
        : '这一项由教育部或省级教育行政部门设定，对下级统一适用。',
  });
}

function dayDefects({ today }: Occasion, { effectiveFrom, reason }: NewSetting): Defect[] {
  if (effectiveFrom < EARLIEST)
    return [{ field: 'from', message: `最早为 ${EARLIEST}（${instruments.O.number}印发之日）` }];
  if (effectiveFrom >= today || (reason ?? '') !== '') return [];
  return [
    {
      field: 'reason',
      message: `${effectiveFrom} 已经过去，请说明为什么从过去的日期起设定`,
      remedy: '说明原因，或改为今天或以后的日期。此前已经办理的事项不受影响。',
    },
  ];
}

async function optionDefects(tx: Tx, { today }: Occasion, setting: NewSetting): Promise<Defect[]> {
  const { key, organisationId, effectiveFrom: from, value } = setting;
  if (!isOptionList(key)) return [];
  const entries = await entriesAbove(tx, setting);
  const gone = vanishedOptions(entries, { key, authority: organisationId, from, value }, today);
  return gone.map(({ option: { code, label }, from: day }) =>
    day === from
      ? {
          field: 'value',
          message: `缺少选项“${label}”（${code}）：已可选用的选项不能删除`,
          remedy: '请保留该选项并标为停用（retired），以前的备案仍能显示它的名称。',
        }
      : {
          field: 'value',
          message: `${day} 起的选项列表中没有“${label}”（${code}）`,
          remedy: `请先重新录入 ${day} 起的选项列表，加上这个选项。`,
        },
  );
}

/** What the authority and those above it have ever entered for this setting, in the order of recording. */
async function entriesAbove(tx: Tx, { key, organisationId }: NewSetting) {
  const { rows } = await sql<SettingEntry<OrganisationId>>`
    SELECT settings.key, settings.organisation_id AS authority, settings.effective_from AS "from", settings.value
    FROM organisation_closure AS line
    JOIN settings ON settings.organisation_id = line.ancestor_id AND settings.key = ${key}
    WHERE line.descendant_id = ${organisationId} AND line.valid_to = 'infinity'
    ORDER BY settings.id`.execute(tx);
  return rows;
}
