const MAX_LENGTH = 150;
/** Control characters, lone surrogates, and marks that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** The name as a person gave it: NFC, without folders and without what cannot be seen. Never used as a path. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const visible = last
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/^[.\s]+/u, '')
    .trimEnd();
  return shortened(visible === '' ? '未命名' : visible);
}

/** The ending in lower case without its dot; undefined where there is none that a file type could have. */
export function endingOf(name: string): string | undefined {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
}

/** RFC 6266: a plain name for what knows no better, the real one for every browser. */
export function attachmentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]/g, '_').replace(/["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`;
}

/** RFC 8187: stricter than what encodeURIComponent leaves alone. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Counted in characters, not in halves of them; the ending stays. */
function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_LENGTH) return name;
  const ending = endingOf(name);
  const tail = ending === undefined ? '' : `.${ending}`;
  return (
    characters
      .slice(0, MAX_LENGTH - tail.length)
      .join('')
      .trimEnd() + tail
  );
}
