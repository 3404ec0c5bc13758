import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat, headBytes } from './detect-format';
import { fixtureLists } from './testing/fixture-lists';

const bytes = (text: string) => new TextEncoder().encode(text);
const detect = (text: string, name: string | null = null) => {
  const detected = detectFormat(bytes(text), name);
  return 'problem' in detected ? detected.problem.code : detected.format;
};

describe('detectFormat', () => {
  it.each(fixtureLists)('knows $file', ({ file, format }) => {
    const head = new Uint8Array(readFileSync(`tests/fixtures/directory/${file}`));
    expect(detectFormat(head, file)).toEqual({ format });
    expect(detectFormat(head, null)).toEqual({ format });
  });

  it('knows a list by a part of it', () => {
    const entry = '{"URL":"https://a.example","OrganizationName":"A"}';
    expect(detect(`{"Endpoints":[${entry},{"URL":"htt`)).toBe('lantern-json');
    expect(detect('{"Endpoints":null}')).toBe('lantern-json');
    expect(
      detect(`{"resourceType":"Bundle","entry":[{"resource":{"name":"${'x'.repeat(headBytes)}`),
    ).toBe('fhir-bundle');
    expect(detect('{"entry":[{"resource":{}}],"resourceType":"Bundle"}')).toBe('fhir-bundle');
    expect(detect('{"resourceType":"Endpoint","id":"1"}')).toBe('fhir-ndjson');
    expect(detect('{"resourceType":"Organization","name":"x', 'x.ndjson')).toBe('fhir-ndjson');
    expect(detect(`[{"data":"${'x'.repeat(headBytes)}`)).toBe('json');
  });

  it.each([
    ['', 'file.empty'],
    [' \n ', 'file.empty'],
    ['%PDF-1.7', 'format.pdf'],
    ['PK\u0003\u0004...', 'format.zip'],
    ['a\u0000b', 'format.binary'],
    ['<!DOCTYPE html><html><title>Sign in</title>', 'format.html'],
    ['<?xml version="1.0"?><!DOCTYPE html><html>', 'format.html'],
    ['<?xml version="1.0"?>\n<Bundle xmlns="http://hl7.org/fhir">', 'format.xml'],
    ['<Bundle xmlns="http://hl7.org/fhir">', 'format.xml'],
    ['{\n<<<<<<< HEAD\n"a": 1', 'format.conflict'],
    ['{"error":"not found"}', 'format.no-entries'],
    ['[]', 'format.no-entries'],
    ['Just words', 'format.unknown'],
    ['Instructions,\n"Fill in the base URL, please",\n', 'format.instructions'],
  ])('refuses %j as %s', (text, code) => {
    expect(detect(text)).toBe(code);
  });

  it('refuses bytes of gzip and UTF-16', () => {
    const code = (...head: number[]) => {
      const detected = detectFormat(Uint8Array.from(head), 'list.json');
      return 'problem' in detected ? detected.problem.code : detected.format;
    };
    expect(code(0x1f, 0x8b, 8)).toBe('format.gzip');
    expect(code(0xff, 0xfe, 0x7b, 0)).toBe('encoding.utf-16');
    expect(code(0xfe, 0xff, 0, 0x7b)).toBe('encoding.utf-16');
  });

  it('says what was found and the way out', () => {
    const detected = detectFormat(bytes('<html><head><title> Sign\n in </title>'), 'list.json');
    expect(detected).toMatchObject({
      problem: {
        found: 'A web page (“Sign in”), not a list, whatever its name and content type say.',
        wayOut: expect.stringContaining('sign-in') as string,
      },
    });
  });

  it('does not take a list that mentions instructions for instructions', () => {
    expect(detect('Name,URL,Instructions\nA,https://a.example/r4,none\n')).toBe('csv');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.string().map(bytes), fc.json().map(bytes)),
        (head) => {
          detectFormat(head, null);
        },
      ),
    );
  });
});
