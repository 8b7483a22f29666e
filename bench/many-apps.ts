import { type Kysely, sql } from 'kysely';
import type { DB } from '../src/server/db/types.generated.ts';
import { searchColumnsOf } from '../src/server/features/register/search-columns.ts';
import type { BenchDatabase } from './context.ts';

const CHARACTERS =
  '一七万三上下东中丰云五京亮人今优会伴佳侠信修倍健傲光全兴冠凯創劲勤北十华卓博卡友合名启和哈唐嘉园图土圆圣城堂声大天太奇好如妙娃学宁宏家小少尚层山师平年广康弘张彩徐得微心志快思恒恩慧成才扬拓拾指掌携文新方旭日星春晓晨智曙有木未本朗李杏林果枫树校桃格梦森次欢正毅民水永汇江沃泉洋浩海涵清湖湾源漫火炫点猫王玩珠球琴瑞生田甲白百皓益盒知石码神禾科秀秋程稳竹笔米精红纳红维绿群翔翰翼联聪育胜腾自航艺花芒芽英苗茂荣蓝融行西记诚语课豆贝贤资趣跃路轩轻辅达远迅途通逸速郎金钉铭锐长阅阳雅零青音飞马高鱼鸿鹏麦黄鼎龙';
const SUBJECTS =
  '作业 课堂 教育 校园 学习 英语 数学 语文 口算 阅读 单词 背诵 题库 考试 阅卷 选课 排课 走班 德育 体育 音乐 美术 科学 编程 家校 班级 幼儿 园所 学籍 缴费 食堂 请假 门禁 安全 心理 健康 实训 职教 图书 教研 备课 听说 書法 诗词 古诗 拼音 识字 绘本 打卡 错题 升学 志愿'.split(
    ' ',
  );
const SUFFIXES =
  '平台 管理平台 智慧平台 云平台 助手 通 宝 帮 圈 在线 网 系统 管理系统 服务平台 学生端 家长端 教师端 APP 小程序 2.0 极速版 课堂'.split(
    ' ',
  );
const PLACES = '北京 上海 广州 深圳 郑州 洛阳 信阳 杭州 成都 武汉 西安 长沙 合肥 南京'.split(' ');
const KINDS = ['app', 'app', 'app', 'app', 'mini-program', 'mini-program', 'official-account', 'other'];
const PROVINCES = '41 11 51 44 31 32 33 37 42 43 61 34 36 35'.split(' ');
const BATCH = 5_000;

export interface MadeApp {
  readonly number: string;
  readonly name: string;
  readonly provider: string;
  readonly kind: string;
}

/** Names as apps have them, the same in every run: a made-up brand, a subject, what it is; twenty apps to a provider. */
export function* manyApps(count: number): Generator<MadeApp> {
  const draw = drawer();
  const characters = [...CHARACTERS];
  const brand = (): string => Array.from({ length: 2 + draw(2) }, () => pick(characters, draw)).join('');
  let provider = '';
  for (let n = 0; n < count; n += 1) {
    if (n % 20 === 0) provider = `${pick(PLACES, draw)}${brand()}${draw(2) ? '教育' : '网络'}科技有限公司`;
    const place = draw(4) === 0 ? pick(PLACES, draw) : '';
    const serial = String(1 + Math.floor(n / PROVINCES.length)).padStart(5, '0');
    yield {
      number: `教APP备${PROVINCES[n % PROVINCES.length]}${serial}号`,
      name: `${place}${brand()}${pick(SUBJECTS, draw)}${pick(SUFFIXES, draw)}`,
      provider,
      kind: pick(KINDS, draw),
    };
  }
}

/** As the platform stores them, with packages. */
export async function fillApps({ db, settle }: BenchDatabase, count: number): Promise<MadeApp[]> {
  const apps = [...manyApps(count)];
  for (let start = 0; start < count; start += BATCH) await insertApps(db, apps.slice(start, start + BATCH));
  await sql`
    INSERT INTO register_packages (app_id, platform, package_id, version)
    SELECT id, 'android', 'cn.example.app' || id, '1.0.0' FROM register_apps`.execute(db);
  await settle();
  return apps;
}

async function insertApps(db: Kysely<DB>, apps: readonly MadeApp[]): Promise<void> {
  const rows = apps.map(({ number, name, provider, kind }) => ({
    number,
    name,
    kind,
    provider_name: provider,
    ...searchColumnsOf(name, provider),
  }));
  await sql`
    INSERT INTO register_apps (number, name, kind, origin, provider_name, platforms, function_types, audience,
      advertisements, games, charges, status, status_since, filed_on, source, checked_on, search_name, search_provider,
      search_initials, search_grams)
    SELECT number, name, kind, 'other-province', provider_name, '{ios,android}', '{learning}',
      '{primary-secondary,parent}', false, false, false, 'filed', '2019-12-20', '2019-12-20', '外省备案公告（示例）',
      '2020-01-10', search_name, search_provider, search_initials, search_grams
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS item(number text, name text, kind text,
      provider_name text, search_name text, search_provider text, search_initials text, search_grams text[])`.execute(
    db,
  );
}

function pick<T>(list: readonly T[], draw: (below: number) => number): T {
  return list[draw(list.length)] as T;
}

/** Whole numbers below a bound, in a fixed sequence. */
function drawer(): (below: number) => number {
  let state = 20_200_117;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
