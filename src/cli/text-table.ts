/** A table for a terminal: columns aligned, numbers to the right. A Chinese character takes two places. */
export function textTable(
  headers: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const lines = [headers, ...rows];
  const widths = headers.map((_, index) => Math.max(...lines.map((line) => widthOf(cell(line[index])))));
  return lines
    .map((line, at) =>
      widths
        .map((width, index) => {
          const isNumber = at > 0 ? isNumeric(line[index]) : rows.some((row) => isNumeric(row[index]));
          return padded(cell(line[index]), width, isNumber);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(width - widthOf(text));
  return toTheRight ? space + text : text + space;
}

function cell(value: string | number | undefined): string {
  return String(value ?? '');
}

/** A rate is one, too. */
function isNumeric(value: string | number | undefined): boolean {
  return typeof value === 'number' || /^(?:\d+\.\d\d%|—)$/.test(value ?? '');
}
