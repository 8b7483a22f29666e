import type { FunctionType, Stage } from '../src/policy/option-lists.ts';

export type Audience = Stage | 'parent' | 'teacher';

export interface Theme {
  readonly word: string;
  readonly functionType: FunctionType;
  readonly audience: readonly Audience[];
  /** Codes of the shipped option lists. */
  readonly content: readonly string[];
  readonly permissions: readonly string[];
}

const theme =
  (
    functionType: FunctionType,
    audience: readonly Audience[],
    content: string,
    permissions: readonly string[],
  ) =>
  (word: string): Theme => ({ word, functionType, audience, content: [content], permissions });

const lesson = theme('learning', ['primary-secondary'], 'subject-learning', ['storage', 'microphone']);
const practice = theme('learning', ['primary-secondary', 'parent', 'teacher'], 'homework', [
  'camera',
  'storage',
]);
const reading = theme('learning', ['primary-secondary', 'vocational'], 'reading', ['storage']);
const quality = theme('learning', ['primary-secondary', 'kindergarten'], 'quality-education', [
  'camera',
  'microphone',
  'storage',
]);
const early = theme('learning', ['kindergarten', 'parent'], 'quality-education', ['microphone', 'storage']);
const skills = theme('learning', ['vocational', 'university'], 'vocational-training', ['camera', 'storage']);
const languages = theme('learning', ['primary-secondary', 'vocational', 'university'], 'language-learning', [
  'microphone',
  'storage',
]);
const home = theme('management', ['primary-secondary', 'kindergarten', 'parent', 'teacher'], 'home-school', [
  'camera',
  'storage',
  'phone',
]);
const campus = theme(
  'management',
  ['primary-secondary', 'vocational', 'university', 'parent', 'teacher'],
  'campus-life',
  ['camera', 'location'],
);
const safety = theme(
  'management',
  ['kindergarten', 'primary-secondary', 'parent', 'teacher'],
  'safety-and-health',
  ['location', 'camera'],
);
const academic = theme('management', ['university', 'vocational', 'teacher'], 'academic-affairs', [
  'calendar',
  'storage',
]);
const office = theme('management', ['teacher'], 'office', ['calendar', 'storage', 'contacts']);

/** What the example apps are about. */
export const THEMES: readonly Theme[] = [
  ...['口算', '古诗', '拼音', '科学', '地理', '历史', '几何'].map(lesson),
  ...['作业', '错题', '题库', '听写', '批改'].map(practice),
  ...['阅读', '图书', '读书'].map(reading),
  ...['编程', '书法', '音乐', '美术', '体育', '劳动'].map(quality),
  ...['绘本', '儿歌', '成长', '启蒙'].map(early),
  ...['实训', '技能', '考证'].map(skills),
  ...['英语', '听力', '普通话'].map(languages),
  ...['家校', '班级', '通知', '请假'].map(home),
  ...['校园', '食堂', '宿舍', '报修'].map(campus),
  ...['校车', '晨检', '接送', '安全'].map(safety),
  ...['教务', '选课', '迎新', '实习', '就业', '科研'].map(academic),
  ...['教研', '备课', '会议'].map(office),
];

export const ENDINGS = [
  '助手',
  '在线',
  '园地',
  '伙伴',
  '手册',
  '平台',
  '小屋',
  '导航',
  '天地',
  '一点',
  '之家',
  '课堂',
  '笔记',
  '小站',
  '广场',
];

export const TRADES = [
  '科技',
  '教育科技',
  '信息技术',
  '网络科技',
  '软件',
  '数字教育',
  '智能科技',
  '电子',
  '文化传媒',
  '云计算',
];

export const HENAN_CITIES = [
  '郑州',
  '开封',
  '洛阳',
  '平顶山',
  '安阳',
  '鹤壁',
  '新乡',
  '焦作',
  '濮阳',
  '许昌',
  '漯河',
  '三门峡',
  '南阳',
  '商丘',
  '信阳',
  '周口',
  '驻马店',
  '济源',
];
