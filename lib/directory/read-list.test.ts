import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListError } from './list-error';
import { readList } from './read-list';
import type { Statement } from './statement';
import { brandsBundle } from './testing/brands-bundle';
import { fixtureLists } from './testing/fixture-lists';
import { collect, openBytes, openText } from './testing/open-bytes';

const folder = 'tests/fixtures/directory';
const fixture = (file: string) => new Uint8Array(readFileSync(`${folder}/${file}`));

async function failure(text: string | Uint8Array, format: string): Promise<ListError> {
  const open = typeof text === 'string' ? openText(text) : openBytes(text);
  const error: unknown = await collect(readList(open, { format })).catch((cause: unknown) => cause);
  if (error instanceof ListError) return error;
  throw new Error(`no ListError but ${JSON.stringify(error)}`);
}

describe.each(fixtureLists)('the list $file', ({ file, ...options }) => {
  const bytes = fixture(file);

  it('is read into exactly these statements', async () => {
    const expected: unknown = JSON.parse(readFileSync(`${folder}/expected/${file}.json`, 'utf8'));
    expect(await collect(readList(openBytes(bytes), options))).toEqual(expected);
  });

  it('gives the same statements wherever its bytes are cut', async () => {
    const whole = await collect(readList(openBytes(bytes), options));
    const cuts = fc.array(fc.integer({ min: 1, max: bytes.byteLength }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        expect(await collect(readList(openBytes(bytes, places), options))).toEqual(whole);
      }),
      { numRuns: 15 },
    );
    const each = Array.from({ length: bytes.byteLength }, (_, index) => index);
    expect(await collect(readList(openBytes(bytes, each), options))).toEqual(whole);
  });

  it('states an endpoint before the first organization that links to it, and each key once', async () => {
    const { statements } = await collect(readList(openBytes(bytes), options));
    const stated = new Set<string>();
    const keys = new Set<string>();
    for (const statement of statements) {
      if (statement.kind === 'problem') continue;
      expect(keys).not.toContain(`${statement.kind} ${statement.key}`);
      keys.add(`${statement.kind} ${statement.key}`);
      if (statement.kind === 'endpoint') stated.add(statement.key);
      if (statement.kind !== 'organization') continue;
      expect(statement.name).not.toBe('');
      for (const { endpointKey } of statement.links) expect(stated).toContain(endpointKey);
    }
  });
});

describe('a list that cannot be read', () => {
  const bundle = new TextDecoder().decode(fixture('hti1.json'));

  it('is refused when it has no bytes', async () => {
    expect(await failure('', 'fhir-bundle')).toMatchObject({ code: 'file.empty' });
    expect(await failure('', 'csv')).toMatchObject({ code: 'mapping.missing' });
    expect(await failure('', 'nppes-csv')).toMatchObject({ code: 'file.empty' });
  });

  it('is refused when it is cut off anywhere before its end', async () => {
    const end = bundle.trimEnd().length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: end - 1 }), async (length) => {
        expect(await failure(bundle.slice(0, length), 'fhir-bundle')).toMatchObject({
          code: 'json.truncated',
          found: `The file stops after ${length} bytes, in the middle of the JSON document.`,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when a second document follows', async () => {
    const error = await failure(`${bundle}{"Endpoints":[]}`, 'fhir-bundle');
    expect(error.code).toBe('json.second-document');
    expect(error.found).toBe(
      `More text after the end of the JSON document at byte ${bundle.length}.`,
    );
  });

  it('is refused with the place of what is broken', async () => {
    expect(await failure('{"Endpoints":[{"URL":,', 'lantern-json')).toMatchObject({
      code: 'json.broken',
    });
    const conflict = await failure('{"Endpoints":[\n<<<<<<< HEAD\n', 'lantern-json');
    expect(conflict.found).toBe('Unexpected "<" at byte 15.');
    expect(await failure('{"resourceType":"Endpoint"}\n{"resource', 'fhir-ndjson')).toMatchObject({
      code: 'json.broken',
      found: expect.stringMatching(/^Line 2: /) as string,
    });
  });

  it('is refused when it is not UTF-8', async () => {
    const latin1 = Uint8Array.from('NPI,Endpoint Type,Endpoint\n1,FHIR,Caf\xe9\n', (letter) =>
      letter.charCodeAt(0),
    );
    expect(await failure(latin1, 'nppes-csv')).toMatchObject({ code: 'encoding.not-utf-8' });
    const cut = new TextEncoder().encode('{"a":"é').subarray(0, -1);
    expect(await failure(cut, 'lantern-json')).toMatchObject({
      code: 'encoding.not-utf-8',
      found: 'Bytes that are not UTF-8, at the end.',
    });
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x7b, 0]);
    expect(await failure(utf16, 'lantern-json')).toMatchObject({ code: 'encoding.utf-16' });
  });

  it('is refused when a quotation mark of a CSV has no pair', async () => {
    const error = await failure(
      'NPI,Endpoint Type,Endpoint\n1,FHIR,"https://a.example\n',
      'nppes-csv',
    );
    expect(error.code).toBe('csv.broken');
    expect(error.found).toMatch(/Quote Not Closed/);
  });

  it('is refused when no row names the columns', async () => {
    expect(await failure('Instructions\nFill in every column\n', 'cms-sma-csv')).toMatchObject({
      code: 'csv.no-header',
      found: 'No row that names the columns; the file begins with “Instructions”.',
    });
  });

  it('is refused without a format or a mapping, and when a column is gone', async () => {
    expect(() => readList(openText('[]'), { format: 'xml' })).toThrow(ListError);
    expect(await failure('[]', 'json')).toMatchObject({ code: 'mapping.missing' });
    const { mapping } = fixtureLists.find(({ format }) => format === 'csv')!;
    const list = readList(openText('x\nName,Address\n'), { format: 'csv', mapping: mapping! });
    await expect(collect(list)).rejects.toMatchObject({
      code: 'mapping.column',
      expected: 'One of “Name”, “Address”.',
    });
    const odd = { ...mapping!, rows: 'data..items' };
    await expect(
      collect(readList(openText('{}'), { format: 'json', mapping: odd })),
    ).rejects.toMatchObject({ code: 'mapping.column' });
  });

  it('never fails in another way, whatever JSON stands in the entries', async () => {
    const formats = ['fhir-bundle', 'lantern-json', 'oneup-json', 'chpl-json', 'epic-json'];
    const odd = fc.record(
      {
        resourceType: fc.constantFrom('Organization', 'Endpoint', 'Bundle', 7),
        name: fc.jsonValue(),
        id: fc.jsonValue(),
        endpoint: fc.jsonValue(),
        extension: fc.jsonValue(),
        contained: fc.jsonValue(),
        managingOrganization: fc.jsonValue(),
        partOf: fc.jsonValue(),
        address: fc.oneof(fc.jsonValue(), fc.webUrl()),
        URL: fc.jsonValue(),
        OrganizationName: fc.jsonValue(),
        resource_url: fc.jsonValue(),
        locations: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...formats),
        fc.array(fc.oneof(odd, fc.jsonValue())),
        async (format, entries) => {
          const document =
            format === 'fhir-bundle'
              ? { entry: entries.map((resource) => ({ resource })) }
              : format.endsWith('-json') && /lantern|epic/.test(format)
                ? { Endpoints: entries, Entries: entries }
                : entries;
          const { rows } = await collect(readList(openText(JSON.stringify(document)), { format }));
          expect(rows).toBe(entries.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a bundle whose references all go forward', () => {
  it('gives each site the endpoints of the brand above it', async () => {
    const size = { brands: 3, sites: 30, endpoints: 5, siteText: 10 };
    const { statements, rows } = await collect(
      readList(() => brandsBundle(size), { format: 'fhir-bundle' }),
    );
    expect(rows).toBe(38);
    const organizations = statements.filter(
      (statement): statement is Extract<Statement, { kind: 'organization' }> =>
        statement.kind === 'organization',
    );
    expect(organizations).toHaveLength(33);
    const brandLinks = organizations
      .slice(30)
      .map(({ links }) => links.map((link) => link.endpointKey));
    expect(brandLinks.map((links) => links.length)).toEqual([2, 2, 1]);
    organizations.slice(0, 30).forEach((site, index) => {
      expect(site.links.map((link) => link.endpointKey)).toEqual(brandLinks[index % 3]);
      expect(new Set(site.links.map((link) => link.relation))).toEqual(new Set(['inherited']));
    });
  });
});
