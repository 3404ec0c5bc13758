import { describe, expect, it } from 'vitest';
import { curlOf } from '../snippets/curl';
import { ImportError, maxImportBytes } from './imported';
import { readImport } from './read-import';

const read = (text: string, name = '') => readImport([{ name, text }]);
const one = (text: string) => {
  const [request] = read(text).requests;
  if (!request) throw new Error('no request');
  return request;
};

describe('curl', () => {
  it('takes codes of a search for what they are, and those of a sign-in for secrets', () => {
    const read = (text: string) => readImport([{ name: '', text }]).requests[0];
    const base = 'https://a.example/r4/Observation';
    expect(read(`curl '${base}?code=8867-4&date=2020'`)?.url).toBe(`${base}?code=8867-4&date=2020`);
    expect(read(`curl '${base}/_search' -d 'code=8867-4'`)?.body).toBe('code=8867-4');
    expect(read("curl 'https://a.example/back?code=hidden&state=1'")?.url).toBe(
      'https://a.example/back?code={{code}}&state=1',
    );
  });

  it('reads what browsers and people copy', () => {
    expect(
      one(`$ curl -sSL -XPOST 'https://fhir.example/r4/Patient?_pretty=true' \\
  -H 'Accept: application/fhir+json' -H "Content-Type: application/fhir+json" \\
  -H 'Authorization: Bearer eyJ0eXAi.secret.token' -b 'session=1' \\
  --compressed --data-raw $'{"resourceType":"Patient","name":[{"family":"O\\'Brien"}]}' | jq`),
    ).toEqual({
      name: 'r4/Patient',
      folder: null,
      method: 'POST',
      url: 'https://fhir.example/r4/Patient?_pretty=true',
      headers: [
        ['Accept', 'application/fhir+json'],
        ['Content-Type', 'application/fhir+json'],
      ],
      body: `{"resourceType":"Patient","name":[{"family":"O'Brien"}]}`,
      auth: 'bearer',
      notes: [
        'The Authorization header was left out: the portal gets a token of its own.',
        'Cookies were left out: they belong to a session of somebody.',
      ],
    });
  });

  it.each([
    ['curl fhir.example/Patient', 'GET', 'http://fhir.example/Patient', null],
    ['curl -I https://a.example/', 'HEAD', 'https://a.example/', null],
    ['curl -d a=1 -d b=2 https://a.example/', 'POST', 'https://a.example/', 'a=1&b=2'],
    [
      'curl -G -d a=1 --data-urlencode "b=x y" https://a.example/?c=3',
      'GET',
      'https://a.example/?c=3&a=1&b=x%20y',
      null,
    ],
    ['curl --json \'{"a":1}\' https://a.example/', 'POST', 'https://a.example/', '{"a":1}'],
    ['curl --request=PUT --url=https://a.example/x -d@file', 'PUT', 'https://a.example/x', null],
    ['curl "$BASE/Patient"', 'GET', '{{BASE}}/Patient', null],
  ])('reads %j', (text, method, url, body) => {
    expect(one(text)).toMatchObject({ method, url, body });
  });

  it('leaves secrets behind', () => {
    const text = `curl -u me:topsecret1 'https://me:topsecret2@a.example/token?access_token=topsecret3' \
      -H 'X-Api-Key: topsecret4' -d 'grant_type=refresh_token&refresh_token=topsecret5&client_secret={{secret}}'`;
    const request = one(text);
    expect(JSON.stringify(request)).not.toContain('topsecret');
    expect(request.body).toBe(
      'grant_type=refresh_token&refresh_token={{refresh_token}}&client_secret={{secret}}',
    );
    expect(request.url).toBe('https://a.example/token?access_token={{access_token}}');
    expect(request.auth).toBe('basic');
    expect(request.notes).toHaveLength(5);
  });

  it('takes several, and reads what the portal copies', () => {
    const copied = curlOf({
      method: 'POST',
      url: `https://a.example/x?q='`,
      headers: [
        ['Accept', 'application/fhir+json'],
        ['Authorization', 'Bearer ‹access_token · 43 characters · 3f9a›'],
        ['Content-Type', 'application/fhir+json'],
      ],
      body: { mediaType: null, text: `{"a":"it's"}`, bytes: 12, wireBytes: 12, note: null },
    });
    const { requests } = read(`${copied}\ncurl https://b.example/`);
    expect(requests).toHaveLength(2);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: `https://a.example/x?q='`,
      headers: [
        ['Accept', 'application/fhir+json'],
        ['Content-Type', 'application/fhir+json'],
      ],
      body: `{"a":"it's"}`,
      auth: 'bearer',
    });
  });

  it.each([
    ['curl', 'no address'],
    ['curl ^"https://a.example/^" ^', 'bash'],
    [`curl 'https://a.example/`, 'does not end'],
  ])('refuses %j', (text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});

describe('an HTTP archive', () => {
  const entry = (request: object, extra: object = {}) => ({ request, response: {}, ...extra });

  it('gives its requests once, without what a page loads', () => {
    const call = {
      method: 'GET',
      url: 'https://a.example/r4/Patient/1',
      headers: [
        { name: ':authority', value: 'a.example' },
        { name: 'accept', value: '*/*' },
        { name: 'cookie', value: 'secret' },
      ],
    };
    const post = {
      method: 'POST',
      url: 'https://a.example/token',
      headers: [{ name: 'content-type', value: 'application/x-www-form-urlencoded' }],
      postData: {
        mimeType: 'x',
        params: [
          { name: 'code', value: 'hidden' },
          { name: 'a', value: 'b c' },
        ],
      },
    };
    const document = {
      log: {
        entries: [
          entry(call),
          entry(call),
          entry({ method: 'GET', url: 'https://a.example/x.js' }, { _resourceType: 'script' }),
          entry(post),
        ],
      },
    };
    const { format, requests } = read(JSON.stringify(document), 'visit.har');
    expect(format).toBe('har');
    expect(requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', 'https://a.example/r4/Patient/1', null],
      ['POST', 'https://a.example/token', 'code={{code}}&a=b+c'],
    ]);
    expect(requests[0]?.headers).toEqual([['accept', '*/*']]);
  });

  it('says when nothing is in it', () => {
    expect(() => read('{"log":{"entries":[]}}')).toThrow(ImportError);
  });
});

describe('a Postman collection', () => {
  const collection = {
    info: {
      name: 'Ours',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'oauth2' },
    variable: [
      { key: 'base', value: 'https://a.example/r4' },
      { key: 'client_secret', value: 'topsecret' },
    ],
    item: [
      {
        name: 'People',
        item: [
          {
            name: 'One',
            event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
            request: {
              method: 'GET',
              header: [
                { key: 'Accept', value: 'application/fhir+json' },
                { key: 'X-Off', value: '1', disabled: true },
              ],
              url: { raw: '{{base}}/Patient/:id', variable: [{ key: 'id', value: '7' }] },
            },
          },
        ],
      },
      { name: 'Plain', request: 'https://b.example/metadata' },
      {
        name: 'Form',
        request: {
          method: 'post',
          auth: { type: 'noauth' },
          url: {
            protocol: 'https',
            host: ['a', 'example'],
            path: ['x'],
            query: [{ key: 'q', value: '1' }],
          },
          body: {
            mode: 'urlencoded',
            urlencoded: [
              { key: 'a b', value: '{{v}}' },
              { key: 'password', value: 'topsecret' },
            ],
          },
        },
      },
      {
        name: 'Raw',
        request: {
          method: 'PUT',
          url: 'https://a.example/',
          body: { mode: 'raw', raw: '{"a":1}', options: { raw: { language: 'json' } } },
        },
      },
      {
        name: 'Files',
        request: { method: 'POST', url: 'https://a.example/', body: { mode: 'formdata' } },
      },
    ],
  };

  it('comes along with its folders, without scripts and secrets', () => {
    const { format, name, requests, environments } = read(JSON.stringify(collection));
    expect([format, name]).toEqual(['postman', 'Ours']);
    expect(requests).toEqual([
      {
        name: 'One',
        folder: 'People',
        method: 'GET',
        url: '{{base}}/Patient/7',
        headers: [['Accept', 'application/fhir+json']],
        body: null,
        auth: 'oauth2',
        notes: ['The tests (a script) were left out; write them as assertions.'],
      },
      expect.objectContaining({ name: 'Plain', method: 'GET', url: 'https://b.example/metadata' }),
      expect.objectContaining({
        method: 'POST',
        url: 'https://a.example/x?q=1',
        body: 'a%20b={{v}}&password={{password}}',
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
        auth: 'none',
      }),
      expect.objectContaining({ body: '{"a":1}', headers: [['Content-Type', 'application/json']] }),
      expect.objectContaining({
        body: null,
        notes: ['The body (formdata) cannot be sent from here and was left out.'],
      }),
    ]);
    expect(environments).toEqual([
      {
        name: 'Ours',
        variables: [
          { name: 'base', value: 'https://a.example/r4', isSecret: false },
          { name: 'client_secret', value: '', isSecret: true },
        ],
      },
    ]);
  });

  it('does not follow folders without end', () => {
    let item: object = { name: 'x', request: 'https://a.example/' };
    for (let depth = 0; depth < 30; depth += 1) item = { name: 'f', item: [item] };
    expect(() => read(JSON.stringify({ info: { name: 'deep' }, item: [item] }))).toThrow('deep');
  });
});

describe('a body of another tool', () => {
  const postman = (body: object) =>
    one(
      JSON.stringify({
        info: { name: 'x' },
        item: [{ request: { method: 'POST', url: 'https://a.example/', body } }],
      }),
    );
  const bruno = (body: object) =>
    one(
      JSON.stringify({
        version: '1',
        items: [
          { type: 'http', name: 'x', request: { method: 'POST', url: 'https://a.example/', body } },
        ],
      }),
    );

  it('has no type by a word that every object has as a member', () => {
    const options = { raw: { language: 'constructor' } };
    expect(postman({ mode: 'raw', raw: 'x', options })).toMatchObject({ body: 'x', headers: [] });
    expect(bruno({ mode: 'constructor' })).toMatchObject({
      body: null,
      headers: [],
      notes: ['The body (constructor) cannot be sent from here and was left out.'],
    });
  });

  it('keeps the variables of a form readable', () => {
    expect(
      bruno({ mode: 'formUrlEncoded', formUrlEncoded: [{ name: 'a b', value: 'x y {{v}}' }] }),
    ).toMatchObject({ body: 'a%20b=x%20y%20{{v}}' });
    expect(
      one(
        'post {\n  url: https://a.example/\n  body: formUrlEncoded\n}\n\nbody:form-urlencoded {\n  a: x {{v}}\n}\n',
      ),
    ).toMatchObject({ body: 'a=x%20{{v}}' });
  });
});

const bru = `meta {
  name: Update a patient
  type: http
  seq: 2
}

put {
  url: {{base}}/Patient/:id?x=1
  body: json
  auth: bearer
}

params:query {
  x: 1
}

params:path {
  id: 7
}

headers {
  Accept: application/fhir+json
  ~X-Off: 1
  Authorization: Bearer topsecret
}

auth:bearer {
  token: topsecret
}

body:json {
  {
    "resourceType": "Patient"
  }
}

tests {
  test("x", function() {
  });
}
`;

describe('a Bruno collection', () => {
  it('is read from its files', () => {
    const imported = readImport([
      { name: 'ours/bruno.json', text: '{"version":"1","name":"ours","type":"collection"}' },
      { name: 'ours/People/Update.bru', text: bru },
      {
        name: 'ours/environments/Test.bru',
        text: 'vars {\n  base: https://a.example/r4\n}\nvars:secret [\n  key,\n  pin\n]\n',
      },
    ]);
    expect(imported).toMatchObject({
      format: 'bruno',
      name: 'ours',
      environments: [
        {
          name: 'Test',
          variables: [
            { name: 'base', value: 'https://a.example/r4', isSecret: false },
            { name: 'key', value: '', isSecret: true },
            { name: 'pin', value: '', isSecret: true },
          ],
        },
      ],
      notes: [],
    });
    expect(imported.requests).toEqual([
      {
        name: 'Update a patient',
        folder: 'People',
        method: 'PUT',
        url: '{{base}}/Patient/7?x=1',
        headers: [
          ['Accept', 'application/fhir+json'],
          ['Content-Type', 'application/json'],
        ],
        body: '{\n  "resourceType": "Patient"\n}',
        auth: 'bearer',
        notes: [
          'The tests (a script) were left out; write them as assertions.',
          'The Authorization header was left out: the portal gets a token of its own.',
        ],
      },
    ]);
  });

  it('is read from its JSON export', () => {
    const { requests } = read(
      JSON.stringify({
        name: 'ours',
        version: '1',
        items: [
          {
            type: 'folder',
            name: 'People',
            items: [
              {
                type: 'http',
                name: 'One',
                request: {
                  url: 'https://a.example/:id',
                  method: 'GET',
                  headers: [
                    { name: 'Accept', value: 'x', enabled: true },
                    { name: 'Off', value: 'x', enabled: false },
                  ],
                  params: [{ name: 'id', value: '7', type: 'path' }],
                  body: { mode: 'none' },
                  auth: { mode: 'oauth2' },
                },
              },
            ],
          },
          { type: 'graphql', name: 'no', request: { url: 'x' } },
        ],
      }),
    );
    expect(requests).toEqual([
      {
        name: 'One',
        folder: 'People',
        method: 'GET',
        url: 'https://a.example/7',
        headers: [['Accept', 'x']],
        body: null,
        auth: 'oauth2',
        notes: [],
      },
    ]);
  });

  it('says which block does not end', () => {
    expect(() => read('get {\n  url: x\n')).toThrow('“get” of line 1');
  });
});

describe('anything else', () => {
  it.each([
    ['   ', 'nothing in it'],
    ['GET / HTTP/1.1', 'begins with “GET / HTTP/1.1”'],
    ['[1]', 'no object'],
    ['{"openapi":"3.1.0"}', 'openapi'],
    ['{"requests":[],"order":[]}', 'version 1'],
  ])('%j is refused in words', (text, words) => {
    expect(() => read(text)).toThrow(ImportError);
    expect(() => read(text)).toThrow(words);
  });

  it('refuses what is too large', () => {
    expect(() => read('x'.repeat(maxImportBytes + 1))).toThrow('at most 10 MB');
  });
});
