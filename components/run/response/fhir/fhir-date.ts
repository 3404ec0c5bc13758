const written =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
const month = format({ year: 'numeric', month: 'long' });
const day = format({ dateStyle: 'medium' });
const minute = format({ dateStyle: 'medium', timeStyle: 'short' });

function zoneWords(zone: string | undefined): string {
  if (zone === undefined) return '';
  return zone === 'Z' || /^[+-]00:00$/.test(zone) ? ' UTC' : ` UTC${zone.replace('-', '−')}`;
}

/**
 * A FHIR date, dateTime or instant in words, exactly as precise as it is written, in the time zone in which it is
 * written: “1990”, “May 1990”, “May 12, 1990”, “May 12, 1990, 3:04 PM UTC+02:00”. Null for what is none.
 * @see https://hl7.org/fhir/R4/datatypes.html#dateTime
 */
export function dateWords(text: string): string | null {
  const [, y, mo, d, h, mi, , zone] = written.exec(text) ?? [];
  if (y === undefined) return null;
  if (mo === undefined) return y;
  const time = Date.UTC(Number(y), Number(mo) - 1, Number(d ?? 1), Number(h ?? 0), Number(mi ?? 0));
  const date = new Date(time);
  const isReal = date.getUTCMonth() === Number(mo) - 1 && date.getUTCDate() === Number(d ?? 1);
  if (!isReal) return null;
  if (d === undefined) return month.format(date);
  return h === undefined ? day.format(date) : `${minute.format(date)}${zoneWords(zone)}`;
}
