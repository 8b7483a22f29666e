import type { AuthorityLevel } from '../../../policy/access/grants.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import { anyText, manyOf, oneOf } from '../../tables/parsers.ts';
import { defineColumn, type Parsed, type Table, type TableRow, type ValuesOf } from '../../tables/table.ts';

const KINDS = {
  学校: 'school',
  教育行政部门: 'authority',
  直属单位: 'subordinate-unit',
  所属单位: 'subordinate-unit',
} as const satisfies Record<string, OrganisationKind>;

const LEVELS = {
  教育部: 'ministry',
  省级: 'province',
  市级: 'city',
  县级: 'county',
  省: 'province',
  市: 'city',
  县: 'county',
} as const satisfies Record<string, AuthorityLevel>;

/** As the forms print them, and as rosters write them. */
const STAGES = {
  高等院校: 'university',
  职业院校: 'vocational',
  中小学: 'primary-secondary',
  幼儿园: 'kindergarten',
  高校: 'university',
  小学: 'primary-secondary',
  初中: 'primary-secondary',
  高中: 'primary-secondary',
} as const satisfies Record<string, Stage>;

const MAX_ALIASES = 20;

/** A roster. Codes and names are judged by the rules, which say more than a form of digits. */
export const organisationColumns = [
  defineColumn({
    key: 'schoolCode',
    headers: ['学校标识码', '学校（机构）标识码', '标识码'],
    required: false,
    parse: anyText,
    normalise: 'code',
    maxLength: 64,
    unique: true,
  }),
  defineColumn({
    key: 'name',
    headers: ['名称', '机构名称', '学校名称', '单位名称'],
    required: true,
    parse: anyText,
  }),
  defineColumn({ key: 'kind', headers: ['类型', '机构类型'], required: true, parse: oneOf(KINDS) }),
  defineColumn({ key: 'level', headers: ['层级'], required: false, parse: oneOf(LEVELS) }),
  defineColumn({ key: 'stages', headers: ['学段'], required: false, parse: manyOf(STAGES) }),
  defineColumn({
    key: 'parentId',
    headers: ['上级', '上级机构', '主管部门'],
    required: false,
    parse: anyText,
  }),
  defineColumn({
    key: 'creditCode',
    headers: ['统一社会信用代码', '信用代码'],
    required: false,
    parse: anyText,
    normalise: 'code',
    maxLength: 64,
  }),
  defineColumn({
    key: 'regionCode',
    headers: ['行政区划代码', '区划代码'],
    required: false,
    parse: anyText,
    normalise: 'code',
    maxLength: 64,
    unique: true,
  }),
  defineColumn({ key: 'aliases', headers: ['别名', '曾用名'], required: false, parse: aliases }),
] as const;

export type RosterValues = ValuesOf<typeof organisationColumns>;
export type Roster = Table<RosterValues>;
export type RosterRow = TableRow<RosterValues>;

function aliases(text: string): Parsed<readonly string[]> {
  const parts = text.split(/[、，,；;]/).map((part) => part.trim());
  const found = [...new Set(parts.filter((part) => part !== ''))];
  if (found.length <= MAX_ALIASES) return { ok: true, value: found };
  return { ok: false, message: `最多 ${MAX_ALIASES} 个别名，用顿号分开` };
}
