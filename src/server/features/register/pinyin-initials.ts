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

const KNOWN_WORDS = Object.keys(READINGS);

/** `作业帮手APP` → `zybsapp`: the initial of each Chinese character; letters and digits stay, everything else goes. */
export function initialsOf(folded: string): string {
  return wordsOf(folded)
    .map((part) => READINGS[part] ?? readByLibrary(part))
    .join('');
}

/** The known words, and what stands between them. */
function wordsOf(text: string): string[] {
  const parts: string[] = [];
  let begun = 0;
  for (let at = 0; at < text.length; at += 1) {
    const word = KNOWN_WORDS.find((known) => text.startsWith(known, at));
    if (word === undefined) continue;
    parts.push(text.slice(begun, at), word);
    begun = at + word.length;
    at = begun - 1;
  }
  return [...parts, text.slice(begun)];
}

function readByLibrary(text: string): string {
  if (text === '') return '';
  const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' });
  return initials.filter((initial) => /^[a-z0-9]$/.test(initial)).join('');
}
