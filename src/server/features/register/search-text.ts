/** How texts are compared in a search: one width, lower case, without blanks and invisible marks. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, '');
}

/** Every two characters that stand together, each pair once. Whatever contains a text contains all pairs of the text. */
export function gramsOf(folded: string): string[] {
  const characters = [...folded];
  return [
    ...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)),
  ];
}

/** Pairs of initials, told from those of names by their case: folded text has no upper-case ASCII letters. */
export function initialGramsOf(initials: string): string[] {
  return gramsOf(initials.toUpperCase());
}
