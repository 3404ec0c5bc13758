import 'server-only';

const msPerDay = 86_400_000;
const daysPerYear = 365.25;

// The same few thousand days are written over and over.
const dates = new Map<number, string>();

/** Days since 1 January 1970: what the generator calculates with. */
export type Day = number;

/** The day that a full date (`YYYY-MM-DD`) names. */
export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

/** The last day of the data set. It is fixed, so that the data are the same at every start. */
export const referenceDay: Day = dayOf('2026-06-30');

/** A day as FHIR `date`. */
export function dateOf(day: Day): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * msPerDay).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** A minute of a day as FHIR `dateTime`, in the time of the clinics. */
export function dateTimeOf(day: Day, minuteOfDay: number): string {
  const hours = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  const minutes = String(minuteOfDay % 60).padStart(2, '0');
  return `${dateOf(day)}T${hours}:${minutes}:00-05:00`;
}

/** The evening of a day as FHIR `instant`: when the record of that day was closed. */
export function closingInstant(day: Day): string {
  return `${dateOf(day)}T23:30:00.000Z`;
}

/** Age in years, with its fraction. */
export function yearsBetween(from: Day, to: Day): number {
  return (to - from) / daysPerYear;
}

/** The day some years (also fractions) later. */
export function addYears(day: Day, years: number): Day {
  return Math.round(day + years * daysPerYear);
}

/** The day itself or, at the weekend, the Monday after it. */
export function toWeekday(day: Day): Day {
  // 1 January 1970 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 6) return day + 2;
  return weekday === 0 ? day + 1 : day;
}
