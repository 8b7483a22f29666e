import type { Stage } from '../src/policy/option-lists.ts';

export interface SchoolKind {
  /** As it ends the name. */
  readonly word: string;
  /** First two digits of the school code. */
  readonly category: string;
  readonly stage: Stage;
  /** How many of a thousand. */
  readonly share: number;
}

export const COUNTY_KINDS: readonly SchoolKind[] = [
  { word: '幼儿园', category: '11', stage: 'kindergarten', share: 318 },
  { word: '中心幼儿园', category: '11', stage: 'kindergarten', share: 52 },
  { word: '小学', category: '21', stage: 'primary-secondary', share: 286 },
  { word: '中心小学', category: '21', stage: 'primary-secondary', share: 48 },
  { word: '教学点', category: '21', stage: 'primary-secondary', share: 124 },
  { word: '初级中学', category: '31', stage: 'primary-secondary', share: 98 },
  { word: '九年一贯制学校', category: '32', stage: 'primary-secondary', share: 33 },
  { word: '高级中学', category: '34', stage: 'primary-secondary', share: 18 },
  { word: '完全中学', category: '34', stage: 'primary-secondary', share: 8 },
  { word: '中等职业学校', category: '36', stage: 'vocational', share: 11 },
  { word: '特殊教育学校', category: '51', stage: 'primary-secondary', share: 4 },
];

/** 局直 schools, directly on the city's bureau. */
export const CITY_KINDS: readonly SchoolKind[] = [
  { word: '幼儿园', category: '11', stage: 'kindergarten', share: 120 },
  { word: '实验小学', category: '21', stage: 'primary-secondary', share: 160 },
  { word: '初级中学', category: '31', stage: 'primary-secondary', share: 200 },
  { word: '高级中学', category: '34', stage: 'primary-secondary', share: 260 },
  { word: '完全中学', category: '34', stage: 'primary-secondary', share: 60 },
  { word: '中等职业学校', category: '36', stage: 'vocational', share: 160 },
  { word: '特殊教育学校', category: '51', stage: 'primary-secondary', share: 40 },
];
