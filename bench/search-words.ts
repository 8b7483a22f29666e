import type { MadeApp } from './many-apps.ts';

/** What people type: parts of names, rare and frequent ones, initials, and what is not there. */
export interface SearchWords {
  readonly title: string;
  readonly words: readonly string[];
}

const EACH = 200;
const FREQUENT = ['教育', '作业', '平台', '课堂', '管理平台', '智慧', '北京', '科技有限'];

/** The same in every run. */
export function searchWords(apps: readonly MadeApp[]): SearchWords[] {
  const step = Math.max(1, Math.floor(apps.length / EACH));
  const names = apps.filter((_, index) => index % step === 0).map(({ name }) => [...name]);
  const parts = (length: number): string[] =>
    names.map((name, index) => {
      const start = index % Math.max(1, name.length - length + 1);
      return name.slice(start, start + length).join('');
    });
  return [
    { title: '2 characters', words: parts(2) },
    { title: '3 characters', words: parts(3) },
    { title: '4 characters', words: parts(4) },
    { title: 'frequent words', words: FREQUENT },
    { title: 'misses', words: parts(3).map((part) => `${part}龘`) },
    { title: 'pinyin initials', words: ['zy', 'zypt', 'xxpt', 'jxt', 'yyzs', 'bjzy', 'glpt', 'kt', 'qwx'] },
  ];
}
