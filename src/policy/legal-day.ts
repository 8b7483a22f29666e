/** A calendar day in Asia/Shanghai as `YYYY-MM-DD`. Legal days compare as strings. */
export type LegalDay = string & { readonly legalDay: unique symbol };

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
/** Asia/Shanghai has had no daylight saving time since 1991; every day handled here is later. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export function isLegalDay(text: string): text is LegalDay {
  if (!PATTERN.test(text)) return false;
  const utc = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(utc) && new Date(utc).toISOString().startsWith(text);
}

/** @throws RangeError when the text is not an existing day */
export function legalDay(text: string): LegalDay {
  if (!isLegalDay(text)) throw new RangeError(`not a day in the form YYYY-MM-DD: ${text}`);
  return text;
}

export function legalDayOf(instant: Date): LegalDay {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as LegalDay;
}

/** The first instant of the day, 00:00 in Shanghai. */
export function startOf(day: LegalDay): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS);
}

/** The instant at which the day is over, 24:00 in Shanghai. */
export function endOf(day: LegalDay): Date {
  return new Date(startOf(day).getTime() + DAY_MS);
}

export function addDays(day: LegalDay, days: number): LegalDay {
  return legalDayOf(new Date(startOf(day).getTime() + days * DAY_MS));
}

/** `2020-05-18 16:00`: the minute in Shanghai, as a clerk reads it. */
export function shanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
