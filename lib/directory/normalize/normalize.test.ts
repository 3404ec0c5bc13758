import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fhirFamilyOf, fhirFamilyOfUrl } from './fhir-family';
import { findUrls } from './find-urls';
import { guessAudience, guessEnvironment } from './guesses';
import { isNpi, npiProblem } from '@/lib/protocol/npi';
import { einOf, oidOf } from './identifiers';
import { isJunkHost, isJunkName, isPlaceholderPhone } from './junk';
import { cleanName, nameWords, normalizeName } from './names';
import { countryCode, stateCode, zipOf } from './places';
import { websiteKey } from './website';

describe('names', () => {
  it.each([
    ['St. Mary’s Hospital & Clinic', 'st marys hospital and clinic'],
    ['CAFÉ  Médical, LLC.', 'cafe medical llc'],
    ['<NSP> Surgery-Partners', 'nsp surgery partners'],
    ['–', ''],
  ])('normalizes %s', (name, expected) => {
    expect(normalizeName(name)).toBe(expected);
  });

  it('normalizes a normalized name to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(normalizeName(normalizeName(name))).toBe(normalizeName(name));
      }),
      { numRuns: 3000 },
    );
  });

  it('lists words once and cleans what is published', () => {
    expect(nameWords('Clinic of the Clinic')).toEqual(['clinic', 'of', 'the']);
    expect(cleanName(' Two \n\t Words ')).toBe('Two Words');
    expect(cleanName(' - ')).toBeNull();
    expect(cleanName(undefined)).toBeNull();
  });
});

describe('junk', () => {
  it.each([
    'Test Clinic',
    'ZZTest Practice',
    'Demo',
    'Acme Test',
    'Lakeside Test Patient 3',
    'DO NOT USE - Old',
  ])('suspects %s', (name) => {
    expect(isJunkName(name)).toBe(true);
  });
  it.each([
    'Allergy Test Center of Ohio',
    'Democratic Health',
    'Pizzuto Clinic',
    'Testa Family Medicine',
    'Dream Sleep Testing',
    'Glacier Hospital Pod XXX XX',
  ])('trusts %s', (name) => {
    expect(isJunkName(name)).toBe(false);
  });
  it('knows private hosts and placeholder numbers', () => {
    expect(['fhir.services.local', '10.1.2.3', '192.168.0.1'].every(isJunkHost)).toBe(true);
    expect(['fhir.example.org', '8.8.8.8', 'local.example.org'].some(isJunkHost)).toBe(false);
    expect(['1111111111', '+1 (555) 555-5555', '1234567890'].every(isPlaceholderPhone)).toBe(true);
    expect(isPlaceholderPhone('612-555-0134')).toBe(false);
  });
});

describe('identifiers', () => {
  it('checks NPIs', () => {
    expect(isNpi('1234567893')).toBe(true);
    expect(npiProblem('1234567890')).toBe('ends with 0; the check digit of 123456789 is 3');
    expect(npiProblem('FI')).toBe('has characters other than digits');
    expect(npiProblem('123')).toBe('has 3 digits; an NPI has 10');
    expect(npiProblem('0000000000')).toBe('begins with 0; an NPI begins with 1 or 2');
  });

  it('finds exactly one check digit for every nine digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 299_999_999 }), (nine) => {
        const digits = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`);
        expect(digits.filter(isNpi)).toHaveLength(1);
      }),
    );
  });

  it('takes well-formed OIDs and EINs only', () => {
    expect(oidOf('urn:oid:2.16.840.1.113883.3.1')).toBe('2.16.840.1.113883.3.1');
    expect(oidOf('2.16.840.01')).toBeNull();
    expect(oidOf('none')).toBeNull();
    expect(einOf('12-3456780')).toBe('123456780');
    expect(einOf('999999999')).toBeNull();
    expect(einOf('12-345')).toBeNull();
  });
});

describe('places', () => {
  it('knows states by code and name', () => {
    expect(['mn', 'Minnesota', 'State of Minnesota'].map(stateCode)).toEqual(['MN', 'MN', 'MN']);
    expect(stateCode('Commonwealth of the Northern Mariana Islands')).toBe('MP');
    expect(stateCode('U.S. Virgin Islands')).toBe('VI');
    expect(stateCode('Ontario')).toBeNull();
    expect(stateCode('constructor')).toBeNull();
  });

  it('cuts ZIP codes to five digits', () => {
    expect(['55401', '55401-1234', '554011234', '2114', '021141234', '55401-'].map(zipOf)).toEqual([
      '55401',
      '55401',
      '55401',
      '02114',
      '02114',
      '55401',
    ]);
    expect(['', '554', 'K1A 0B1', '00000', '123456'].map(zipOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('knows spellings of countries', () => {
    expect(['USA', 'United States of America', 'u.s.', 'FR'].map(countryCode)).toEqual([
      'US',
      'US',
      'US',
      'FR',
    ]);
    expect(countryCode('Atlantis')).toBeNull();
    expect(countryCode('constructor')).toBeNull();
  });
});

describe('FHIR releases', () => {
  it.each([
    ['4.0.1', 'r4'],
    ['4.3.0', 'r4'],
    ['1.0.2-7202', 'dstu2'],
    ['DSTU3', 'stu3'],
    ['R4B', 'r4'],
    ['FHIR STU3 3.0.1', 'stu3'],
    ['FHIR R4', 'r4'],
    ['5.0.0', 'r5'],
    ['4', 'r4'],
    ['', 'unknown'],
    ['hl7-fhir-rest', 'unknown'],
    ['fhir-r4', 'r4'],
    ['v4.0', 'r4'],
    ['3.0.2', 'stu3'],
  ])('reads %s as %s', (version, family) => {
    expect(fhirFamilyOf(version)).toBe(family);
  });

  it.each([
    ['https://a.example.org/api/FHIR/DSTU2/', 'dstu2'],
    ['https://a.example.org/fhir/r4/123', 'r4'],
    ['https://r4.example.org/base', 'unknown'],
    ['https://a.example.org/fhir_r4', 'r4'],
    ['https://a.example.org/v4', 'unknown'],
    ['https://a.example.org/R4B', 'r4'],
  ])('reads %s as %s', (url, family) => {
    expect(fhirFamilyOfUrl(url)).toBe(family);
  });
});

describe('guesses', () => {
  it('says which word tells', () => {
    expect(guessEnvironment('https://fhir-sandbox.example.org/r4', null)).toEqual({
      value: 'test',
      reason: '“sandbox” in https://fhir-sandbox.example.org/r4',
    });
    expect(guessEnvironment('https://a.example.org/FHIR-PRD/api', null).value).toBe('production');
    expect(guessEnvironment('https://a.example.org/NonProdFHIR', null).value).toBe('test');
    expect(guessEnvironment('https://a.example.org/r4', 'Dev Patel MD')).toEqual({
      value: 'unknown',
      reason: null,
    });
    expect(guessAudience('https://a.example.org/bulkfhir/r4', null, null).value).toBe('bulk');
    expect(guessAudience('https://fhir-myrecord.example.org/r4', null, null).value).toBe('patient');
    expect(guessAudience('https://a.example.org/r4', null, 'millennium-provider-r4').value).toBe(
      'provider',
    );
    expect(guessAudience('https://a.example.org/r4', 'Carin BB', null).value).toBe('payer');
  });
});

describe('findUrls', () => {
  it.each([
    [
      'https://a.example.org/r4\nhttps://b.example.org/r4',
      ['https://a.example.org/r4', 'https://b.example.org/r4'],
    ],
    [
      'Claims: https://a.example.org/r4; PDex (https://b.example.org).',
      ['https://a.example.org/r4', 'https://b.example.org'],
    ],
    [
      'https://a.example.org/r4https://b.example.org/r4',
      ['https://a.example.org/r4', 'https://b.example.org/r4'],
    ],
    ['https://a.example.org https://a.example.org', ['https://a.example.org']],
    ['see the portal', []],
    ['https:// and http://', []],
  ])('finds in %j', (cell, urls) => {
    expect(findUrls(cell)).toEqual(urls);
  });
});

describe('websiteKey', () => {
  it('leaves start pages and shared hosts out', () => {
    expect(
      [
        'https://www.Lakeside.example/',
        'lakeside.example/home',
        'http://lakeside.example/index.html',
      ].map(websiteKey),
    ).toEqual(['lakeside.example', 'lakeside.example', 'lakeside.example']);
    expect(websiteKey('https://lakeside.example/north')).toBe('lakeside.example/north');
    expect(websiteKey('https://www.facebook.com/lakeside')).toBeNull();
    expect(websiteKey('mailto:info@lakeside.example')).toBeNull();
    expect(websiteKey('urn:oid:1.2.3')).toBeNull();
  });
});

it('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [
        findUrls,
        isJunkName,
        isJunkHost,
        isPlaceholderPhone,
        npiProblem,
        oidOf,
        einOf,
        stateCode,
        zipOf,
        countryCode,
        fhirFamilyOf,
        fhirFamilyOfUrl,
        websiteKey,
      ]) {
        read(text);
      }
      guessEnvironment(text, text);
      guessAudience(text, text, text);
    }),
  );
});
