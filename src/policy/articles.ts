import { type LegalDay, legalDay } from './legal-day.ts';

/** A normative document: what it is called, whom it binds, and from when. */
export interface Instrument {
  readonly key: string;
  readonly title: string;
  readonly number: string;
  readonly from: LegalDay;
  /** Administrative code of the territory at the top of which it holds; see {@link Territory}. */
  readonly territory: Territory;
}

/**
 * The six-digit code of the authority in whose area an instrument holds. Whether an organisation stands in that area is
 * read from the tree of organisations, never from the prefix of its own code.
 */
export type Territory = '000000' | '410000' | '411500';

export const NATIONWIDE: Territory = '000000';
export const HENAN: Territory = '410000';
export const XINYANG: Territory = '411500';

export const instruments = {
  M: {
    key: 'M',
    title: '教育移动互联网应用程序备案管理办法',
    number: '教技厅〔2019〕3号',
    from: legalDay('2019-11-11'),
    territory: NATIONWIDE,
  },
  O: {
    key: 'O',
    title: '教育部等八部门关于引导规范教育移动互联网应用有序健康发展的意见',
    number: '教技函〔2019〕55号',
    from: legalDay('2019-08-10'),
    territory: NATIONWIDE,
  },
  A: {
    key: 'A',
    title: '河南省教育厅关于开展教育移动互联网应用程序备案工作的通知',
    number: '教办科技〔2019〕481号',
    from: legalDay('2019-12-19'),
    territory: HENAN,
  },
  U: {
    key: 'U',
    title: '关于开展高等院校管理服务类教育移动互联网应用专项治理行动的紧急通知',
    number: '教办科技〔2019〕478号',
    from: legalDay('2019-12-13'),
    territory: HENAN,
  },
  P: {
    key: 'P',
    title: '关于进一步加强教育移动互联网应用程序管理工作的通知',
    number: '教办科技〔2020〕180号',
    from: legalDay('2020-08-26'),
    territory: HENAN,
  },
  X: {
    key: 'X',
    title: '信阳市教育体育局办公室关于开展APP排查整治活动的通知',
    number: '教体办电教〔2023〕56号',
    from: legalDay('2023-06-12'),
    territory: XINYANG,
  },
  G: {
    key: 'G',
    title: '信息安全技术 网络安全等级保护基本要求',
    number: 'GB/T 22239-2019',
    from: legalDay('2019-12-01'),
    territory: NATIONWIDE,
  },
} as const satisfies Record<string, Instrument>;

/** One place in an instrument, as people cite it: 第十三条, 二.2, 附件2 注5. */
export interface Provision {
  readonly instrument: Instrument;
  readonly article: string;
  /** Sort key: articles in the order of the text. */
  readonly order: number;
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function numeral(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens]}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : NUMERALS[ones]}`;
}

/** Article n of the Measures (备案管理办法). */
export const M = (article: number): Provision => ({
  instrument: instruments.M,
  article: `第${numeral(article)}条`,
  order: article * 10,
});

/** A note of the provider form (F1, 附件1) or of the use form (F2, 附件2) of the Measures. */
export const F1 = (note?: number): Provision => form('附件1', 1000, note);
export const F2 = (note?: number): Provision => form('附件2', 2000, note);

function form(name: string, order: number, note: number | undefined): Provision {
  const article = note === undefined ? name : `${name}注${note}`;
  return { instrument: instruments.M, article, order: order + (note ?? 0) * 10 };
}

/** Section n of the eight ministries' Opinion (意见). */
export const O = (section: number): Provision => ({
  instrument: instruments.O,
  article: `（${numeral(section)}）`,
  order: section * 10,
});

type LocalInstrument = 'A' | 'U' | 'P' | 'X';

const local =
  (key: LocalInstrument) =>
  (part: number, item?: number, detail?: string): Provision => ({
    instrument: instruments[key],
    article: `${numeral(part)}${item === undefined ? '' : `.${item}`}${detail ?? ''}`,
    order: part * 100 + (item ?? 0),
  });

/** Part (and item) of a notice: `A(2, 2)` is 二.2 of 481; the third argument names a place inside, such as 第二阶段. */
export const A = local('A');
export const U = local('U');
export const P = local('P');
export const X = local('X');

/** An item of 身份鉴别 (8.1.4.1) of the third level of GB/T 22239-2019. */
export const G = (item: 'a' | 'b' | 'd'): Provision => ({
  instrument: instruments.G,
  article: `第8.1.4.1条${item})项`,
  order: 81_410 + item.charCodeAt(0),
});

/** 《备案管理办法》第十三条 */
export function cite(provision: Provision): string {
  const { instrument, article } = provision;
  return instrument.key === 'M' ? `《备案管理办法》${article}` : `${instrument.number}${article}`;
}
