/** What an authority is called beyond the name of its area. */
const OFFICE = /教[育科技体文化旅游和与、]*(?:厅|局|委员会|委)/;

/**
 * How official tables name the row of an authority: by its area. 信阳市教育体育局 is 信阳市; a name that does not say so
 * stands as it is. Taken from the name itself, so that a figure of the past keeps the name of its day.
 */
export function areaName(authority: string): string {
  const [office] = OFFICE.exec(authority) ?? [];
  if (office === undefined || authority.startsWith(office)) return authority;
  return authority.replace(office, '');
}
