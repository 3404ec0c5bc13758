import { describe, expect, it } from 'vitest';
import type { RadarItem } from '@/lib/schemas/radar';
import { calendarText } from './calendar-text';

const options = {
  id: 'wsp_1',
  name: 'What ends next: Demo',
  portalUrl: 'https://onramp.example.org/portal',
  now: new Date('2026-11-24T12:00:00.000Z'),
};
const item: RadarItem = {
  subject: 'certificate:crt_1',
  kind: 'certificate',
  title: 'Certificate “A”',
  words: 'Ends on Dec 1, 2026. Renew it.',
  dueAt: '2026-12-01T23:59:59.000Z',
  daysLeft: 7,
  state: 'urgent',
  href: '/w/demo/certificates/crt_1',
};

/** Undoes the folding, as a reader does. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const valueOf = (text: string, name: string) =>
  linesOf(text)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

describe('calendarText', () => {
  it('has one event of a whole day with a reminder', () => {
    const text = calendarText([item], options);
    const uid = valueOf(text, 'UID');
    expect(uid).toMatch(/^[0-9a-f]{32}@onramp\.example\.org$/);
    expect(linesOf(text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Onramp//Radar//EN',
      'CALSCALE:GREGORIAN',
      'NAME:What ends next: Demo',
      'X-WR-CALNAME:What ends next: Demo',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20261124T120000Z',
      'DTSTART;VALUE=DATE:20261201',
      'SUMMARY:Certificate “A”',
      'DESCRIPTION:Ends on Dec 1\\, 2026. Renew it.',
      'URL:https://onramp.example.org/portal/w/demo/certificates/crt_1',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Certificate “A”',
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('keeps the UID of a thing that ends on another day, and has others elsewhere', () => {
    const uid = valueOf(calendarText([item], options), 'UID');
    const moved = calendarText([{ ...item, dueAt: '2027-12-01T00:00:00.000Z' }], options);
    expect(valueOf(moved, 'UID')).toBe(uid);
    expect(valueOf(calendarText([item], { ...options, id: 'wsp_2' }), 'UID')).not.toBe(uid);
    const other = calendarText([{ ...item, subject: 'certificate:crt_2' }], options);
    expect(valueOf(other, 'UID')).not.toBe(uid);
  });

  it('escapes what has a meaning, and leaves out what a text must not have', () => {
    const title = 'a\\b;c,d\ne\r\nf\rg\u0007h\u0000\tEND:VEVENT';
    const text = calendarText([{ ...item, title }], options);
    expect(valueOf(text, 'SUMMARY')).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ngh\tEND:VEVENT');
    expect(linesOf(text).filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('folds at 75 octets, never inside of a character', () => {
    for (const character of ['x', 'é', '語', '🩺', 'a🩺é語']) {
      for (let before = 0; before < 5; before += 1) {
        const title = 'x'.repeat(before) + character.repeat(200);
        const text = calendarText([{ ...item, title }], options);
        const lines = text.split('\r\n');
        expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
        expect(text).not.toContain('\uFFFD');
        expect(Buffer.from(text).toString('utf8')).toBe(text);
        expect(valueOf(text, 'SUMMARY')).toBe(title);
        // A line is full: the next character would not have fitted.
        const [first] = lines.filter((line) => line.startsWith('SUMMARY:'));
        expect(Buffer.byteLength(first ?? '')).toBeGreaterThan(75 - 4);
      }
    }
    const exact = 'x'.repeat(75 - 'SUMMARY:'.length);
    const fits = calendarText([{ ...item, title: exact }], options).split('\r\n');
    expect(fits).toContain(`SUMMARY:${exact}`);
  });

  it('leaves out what nobody knows the day of, and is a calendar without events, too', () => {
    const text = calendarText([{ ...item, dueAt: null, daysLeft: null }], options);
    expect(text).not.toContain('VEVENT');
    expect(text).toContain('BEGIN:VTIMEZONE');
  });
});
