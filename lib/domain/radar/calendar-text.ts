import 'server-only';
import { createHash } from 'node:crypto';
import type { RadarItem } from '@/lib/schemas/radar';

/** The longest line in octets, without its end (RFC 5545 §3.1). */
const maxOctets = 75;

/** A value of the type TEXT: RFC 5545 §3.3.11. Characters that it must not have are left out. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** Breaks a long line into several, never inside of a character. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > maxOctets) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** `20261201T091500Z` */
function utcTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

interface Options {
  /** Tells this calendar from others: part of every UID. */
  id: string;
  name: string;
  /** Address of the portal without a trailing slash. */
  portalUrl: string;
  now: Date;
}

/** An event of a day. Its UID stays the same when the thing ends on another day than before. */
function event(item: RadarItem & { dueAt: string }, { id, portalUrl, now }: Options): string[] {
  const uid = createHash('sha256').update(`${id} ${item.subject}`).digest('hex').slice(0, 32);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@${new URL(portalUrl).hostname}`,
    `DTSTAMP:${utcTime(now)}`,
    `DTSTART;VALUE=DATE:${item.dueAt.slice(0, 10).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(item.title)}`,
    `DESCRIPTION:${escapeText(item.words)}`,
    `URL:${new URL(`${portalUrl}${item.href}`).href}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(item.title)}`,
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** A calendar must have something in it (RFC 5545 §3.6): the time zone of its dates, while nothing ends. */
const nothing = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function hasDay(item: RadarItem): item is RadarItem & { dueAt: string } {
  return item.dueAt !== null;
}

/**
 * The radar as a calendar: one event of a whole day (UTC) for each thing of which it is known when it ends,
 * with a reminder seven days before.
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function calendarText(items: readonly RadarItem[], options: Options): string {
  const name = escapeText(options.name);
  const events = items.filter(hasDay).flatMap((item) => event(item, options));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Onramp//Radar//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...(events.length > 0 ? events : nothing),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
