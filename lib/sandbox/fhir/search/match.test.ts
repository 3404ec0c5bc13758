import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FhirError } from './fhir-error';
import { dateMatcher, quantityMatcher } from './match-range';
import { referencesMeant } from './match-reference';
import { normalizeText, stringMatcher, tokenMatcher } from './match-text';
import { splitUnescaped, unescapeValue } from './split';
import { parseInterval } from './values';

const interval = (text: string) => {
  const parsed = parseInterval(text);
  if (!parsed) throw new Error(`${text} is no date.`);
  return parsed;
};

describe('dates', () => {
  it.each([
    ['2025', '2025-01-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2025-12', '2025-12-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z'],
    ['2025-03-14', '2025-03-14T00:00:00.000Z', '2025-03-14T23:59:59.999Z'],
    ['2025-03-14T09:30', '2025-03-14T09:30:00.000Z', '2025-03-14T09:30:59.999Z'],
    ['2025-03-14T09:30:15-05:00', '2025-03-14T14:30:15.000Z', '2025-03-14T14:30:15.999Z'],
    ['2025-03-14T09:30:15.25Z', '2025-03-14T09:30:15.250Z', '2025-03-14T09:30:15.250Z'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(interval(text)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
  });

  it.each([
    '',
    'x',
    '25-03',
    '2025-3-14',
    '2025-13',
    '2025-02-30',
    '2025-03-14T25:00',
    '2025-03-14T',
    'today',
  ])('%j is none', (text) => {
    expect(parseInterval(text)).toBeNull();
    expect(() => dateMatcher('date', text)).toThrow(FhirError);
  });

  it.each([
    ['2025-03-14', '2025-03-14T09:30:00Z', true],
    ['2025-03-14', '2025-03', false],
    ['2025', '2025-03-14', true],
    ['ne2025', '2025-03-14', false],
    ['ne2024', '2025-03-14', true],
    ['gt2025-03-14', '2025-03-14T09:30:00Z', false],
    ['gt2025-03-14', '2025-03-15', true],
    ['ge2025-03-14', '2025-03-14', true],
    ['ge2025-03-14', '2025-03-13', false],
    ['lt2025-03-14', '2025-03-14T00:00:00Z', false],
    ['lt2025-03-14', '2025-03-13', true],
    ['le2025-03-14', '2025-03-14', true],
    ['le2025-03-14', '2025-03-15', false],
    ['sa2025-03-14', '2025-03-15', true],
    ['sa2025-03-14', '2025', false],
    ['eb2025-03-14', '2025-03-13', true],
    ['eb2025-03-14', '2025', false],
    ['ap2025-03-14', '2025-03-18', true],
    ['ap2025-03-14', '2025-05-01', false],
  ])('%s, %s: %j', (asked, there, expected) => {
    expect(dateMatcher('date', asked)(interval(there))).toBe(expected);
  });

  it('knows periods that are not over', () => {
    const running = { from: Date.parse('2020-01-01'), to: Infinity };
    expect(dateMatcher('date', 'ge2030')(running)).toBe(true);
    expect(dateMatcher('date', '2020')(running)).toBe(false);
  });

  it('agrees with itself: ne is not eq, ge is gt or eq', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const date = fc
      .tuple(day, fc.constantFrom(4, 7, 10))
      .map(([text, length]) => text.slice(0, length));
    fc.assert(
      fc.property(date, date, (asked, there) => {
        const is = (prefix: string) => dateMatcher('date', prefix + asked)(interval(there));
        expect(is('ne')).toBe(!is('eq'));
        expect(is('ge')).toBe(is('gt') || is('eq'));
        expect(is('le')).toBe(is('lt') || is('eq'));
        if (is('sa')) expect(is('gt')).toBe(true);
        if (is('eb')) expect(is('lt')).toBe(true);
      }),
    );
  });
});

describe('quantities', () => {
  const amount = { value: 7, system: 'http://unitsofmeasure.org', code: '%', unit: '%' };
  it.each([
    ['7', true],
    ['7.0', true],
    ['7.04', false],
    ['gt7', false],
    ['ge7', true],
    ['gt6.9', true],
    ['lt7.1', true],
    ['ne7.0', false],
    ['ap7.5', true],
    ['7|http://unitsofmeasure.org|%', true],
    ['7||%', true],
    ['7||mg/dL', false],
    ['7|http://example.org|%', false],
  ])('%s: %j', (asked, expected) => {
    expect(quantityMatcher('value-quantity', asked)(amount)).toBe(expected);
  });

  it('takes the precision of the number: 7.0 is 6.95 to 7.05', () => {
    const matches = quantityMatcher('value-quantity', '7.0');
    expect([6.94, 6.95, 7.04, 7.05].map((value) => matches({ value }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it.each(['', 'x', 'gt', '7,5', '7 %'])('%j is none', (text) => {
    expect(() => quantityMatcher('value-quantity', text)).toThrow(FhirError);
  });
});

describe('strings', () => {
  it.each([
    ['ped', null, 'Peña', false],
    ['pen', null, 'Peña', true],
    ['PEÑ', null, 'Peña', true],
    ['oreilly', null, "O'Reilly", true],
    ["o'r", null, "O'Reilly", true],
    ['eil', null, "O'Reilly", false],
    ["'", null, "O'Reilly", false],
    ['eil', 'contains', "O'Reilly", true],
    ['Peña', 'exact', 'Peña', true],
    ['Pena', 'exact', 'Peña', false],
    ['Pe', 'exact', 'Peña', false],
  ])('%j (%s) finds %j: %j', (asked, modifier, there, expected) => {
    expect(stringMatcher(asked, modifier)(there)).toBe(expected);
  });

  it('normalizes once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
    );
  });
});

describe('tokens', () => {
  const loinc = { system: 'http://loinc.org', code: '4548-4' };
  it.each([
    ['4548-4', loinc, true],
    ['http://loinc.org|4548-4', loinc, true],
    ['http://loinc.org|', loinc, true],
    ['http://snomed.info/sct|4548-4', loinc, false],
    ['|4548-4', loinc, false],
    ['|true', { code: 'true' }, true],
    ['TRUE', { code: 'true' }, true],
    ['HBR-1\\|2', { code: 'HBR-1|2' }, true],
    ['454', loinc, false],
  ])('%s: %j is %j', (asked, there, expected) => {
    expect(tokenMatcher(asked)(there)).toBe(expected);
  });
});

describe('references', () => {
  const base = 'http://localhost:3000/sandbox/harbor/fhir/r4';
  const meant = (text: string, modifier: string | null = null) =>
    referencesMeant('payor', text, modifier, ['Organization', 'Patient'], base);

  it('reads ids, relative and absolute references', () => {
    expect(meant('ada')).toEqual(['Organization/ada', 'Patient/ada']);
    expect(meant('Patient/ada')).toEqual(['Patient/ada']);
    expect(meant(`${base}/Patient/ada`)).toEqual(['Patient/ada']);
    expect(meant(`${base}/Patient/ada/_history/1`)).toEqual(['Patient/ada']);
    expect(meant('ada', 'Patient')).toEqual(['Patient/ada']);
  });

  it('finds nothing behind references that cannot be', () => {
    expect(meant('Observation/ada')).toEqual([]);
    expect(meant('https://elsewhere.example/fhir/Patient/ada')).toEqual([]);
    expect(meant('Nothing/ada')).toEqual([]);
    expect(() => meant('a b')).toThrow(FhirError);
    expect(() => meant('Patient/')).toThrow(FhirError);
  });
});

describe('escaping', () => {
  it('splits where there is no escape', () => {
    expect(splitUnescaped('a,b\\,c,', ',')).toEqual(['a', 'b\\,c', '']);
    expect(unescapeValue('b\\,c\\\\d\\$')).toBe('b,c\\d$');
  });

  it('round-trips: what is escaped is one part', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
        const escape = (text: string) => text.replace(/[\\,|$]/g, (char) => `\\${char}`);
        const joined = parts.map(escape).join(',');
        expect(splitUnescaped(joined, ',').map(unescapeValue)).toEqual(parts);
      }),
    );
  });
});
