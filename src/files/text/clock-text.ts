// Dates and times of a log as people write them: `2024-03-05 08:07:30`, `2024/3/5 8:07`, `2024-03-05T08:07:30+08:00`, `08:07`.

/** Local time as written; without a date the day is not known. */
export interface ClockTime {
  /** From 0000-03-01 00:00 on the clock that was written, less its offset from UTC where it gives one; from midnight without a date. */
  readonly seconds: number;
  readonly hasDate: boolean;
  /** On the clock that was written, 0…23. */
  readonly hour: number;
}

const daySeconds = 86_400;

const pattern =
  /^\s*(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*)?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}(?:\.\d+)?))?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/i;

/** Reads a time; null for every other text, and for a date or hour that there is none of. */
export function readClockTime(text: string): ClockTime | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hourText, minuteText, secondText, zone] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second >= 60) return null;
  const ofDay = hour * 3600 + minute * 60 + second - offsetSeconds(zone);
  if (year === undefined) return { seconds: ofDay, hasDate: false, hour };
  const date = dayNumber(Number(year), Number(month), Number(day));
  return date === null ? null : { seconds: date * daySeconds + ofDay, hasDate: true, hour };
}

/** Seconds from one time to the next; without dates the second is the next that the clock shows. null where only one has a date. */
export function secondsBetween(a: ClockTime, b: ClockTime): number | null {
  if (a.hasDate !== b.hasDate) return null;
  const seconds = b.seconds - a.seconds;
  return !a.hasDate && seconds < 0 ? seconds + daySeconds : seconds;
}

function offsetSeconds(zone: string | undefined): number {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const digits = zone.replace(':', '');
  const size = Number(digits.slice(1, 3)) * 3600 + Number(digits.slice(3, 5)) * 60;
  return digits.startsWith('-') ? -size : size;
}

/** Days of the Gregorian calendar from 0000-03-01; null for a day that there is none of. */
function dayNumber(year: number, month: number, day: number): number | null {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1];
  if (length === undefined || day < 1 || day > length) return null;
  // Years that begin in March, so that a leap day is the last.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1
  );
}
