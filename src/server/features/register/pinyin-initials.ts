import { pinyin } from 'pinyin-pro';

/** Words of names that the library reads otherwise than people do, with their initials. */
const READINGS: Readonly<Record<string, string>> = {
  浚县: 'xx',
  泌阳: 'by',
  单县: 'sx',
  洪洞: 'ht',
  乐清: 'yq',
  曾国藩: 'zgf',
  单老师: 'sls',
  排行榜: 'phb',
  同行: 'tx',
  率先: 'sx',
};
const WORDS = new RegExp(`(${Object.keys(READINGS).join('|')})`);

/** `作业帮手APP` → `zybsapp`: the initial of each Chinese character; letters and digits stay, everything else goes. */
export function initialsOf(folded: string): string {
  return folded
    .split(WORDS)
    .map((part) => READINGS[part] ?? readByLibrary(part))
    .join('');
}

function readByLibrary(text: string): string {
  if (text === '') return '';
  const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' });
  return initials.filter((initial) => /^[a-z0-9]$/.test(initial)).join('');
}
