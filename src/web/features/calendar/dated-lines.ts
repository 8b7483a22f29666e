export interface NamedDay {
  readonly day: string;
  readonly name: string;
}

const LINE = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/;

/** `2020-10-01 国庆节`, one on each line; what is not of that form is left to {@link faultyLines}. */
export function datedLines(text: string): NamedDay[] {
  return linesOf(text).flatMap((line) => {
    const [, day, name] = LINE.exec(line) ?? [];
    return day === undefined || name === undefined ? [] : [{ day, name }];
  });
}

export function faultyLines(text: string): string[] {
  return linesOf(text).filter((line) => !LINE.test(line));
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
