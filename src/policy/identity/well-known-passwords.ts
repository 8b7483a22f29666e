/**
 * Words that people here make passwords of; the project's own list, from what is known to be tried first. A password is
 * well known when nothing but such a word is left once digits and signs are gone, read as written or with the usual
 * substitutes for letters (P@ssw0rd).
 */
const WORDS = new Set(
  `abc abcd abcdef abcabc qwe qwer qwert qwerty qwertyuiop asd asdf asdfg asdfgh asdfghjkl zxc zxcv zxcvb zxcvbn zxcvbnm
  qaz qazwsx qazwsxedc wsx edc pass passwd password passw mima admin administrator root system sysadmin manager user
  guest test tester demo temp default welcome login letmein hello master super superadmin security audit server
  iloveyou love woaini wo aini woaiwojia baobao baobei zhongguo china beijing shanghai henan zhengzhou xinyang jiaoyu
  jiaoyuju jiaoyuting jiaoyubu edu education xuexiao school xiaoxue zhongxue daxue university college laoshi teacher
  xuesheng student xiaozhang beian huawei xiaomi taobao alibaba tencent weixin wechat qq oracle mysql postgres redis
  tomcat dragon monkey football baseball sunshine princess shadow summer winter spring autumn changeme secret
  a aa aaa q w e z x s d n p`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const SUBSTITUTES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

export function isWellKnown(password: string): boolean {
  const lower = password.toLowerCase();
  const ends = betweenLetters(lower);
  const forms = [lower, ends, withLetters(lower), withLetters(ends)].map(lettersOf);
  return lettersOf(lower) === '' || forms.some((form) => WORDS.has(form));
}

/** Without what is no letter at its ends. */
function betweenLetters(text: string): string {
  const characters = [...text];
  const first = characters.findIndex(isLetter);
  return first < 0 ? '' : characters.slice(first, characters.findLastIndex(isLetter) + 1).join('');
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

function withLetters(text: string): string {
  return [...text].map((character) => SUBSTITUTES[character] ?? character).join('');
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}
