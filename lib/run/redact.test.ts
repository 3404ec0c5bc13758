import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange, ExchangePurpose, HeaderList } from '@/lib/protocol/exchange';
import { createRedactor, type RawExchange } from './redact';
import type { RawBody } from './redact-body';
import { frameWords } from './redact-words';

const utf8 = new TextEncoder();
const b64 = (text: string) => Buffer.from(text).toString('base64');
const b64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = 'c2lnbmF0dXJlLXRoYXQtbXVzdC1uZXZlci1iZS1rZXB0LWFueXdoZXJl';
const jws = `${b64url({ alg: 'RS256' })}.${b64url({ iss: 'https://app.example' })}.${signature}`;
const signedPart = jws.slice(0, jws.lastIndexOf('.'));

function body(text: string | Uint8Array, mediaType: string | null): RawBody {
  const content = typeof text === 'string' ? utf8.encode(text) : text;
  return { mediaType, content, wireBytes: content.length, incomplete: null };
}

interface Parts {
  purpose?: ExchangePurpose;
  url?: string;
  sent?: HeaderList;
  form?: string;
  json?: string;
  got?: HeaderList;
  answer?: string | Uint8Array;
  answerType?: string;
  statusText?: string;
}

function raw(parts: Parts): RawExchange {
  const { form, json } = parts;
  const requestBody =
    form !== undefined
      ? body(form, 'application/x-www-form-urlencoded')
      : json !== undefined
        ? body(json, 'application/json')
        : null;
  return {
    id: 'exc_1',
    purpose: parts.purpose ?? 'token',
    startedAt: '2026-11-24T12:00:00.000Z',
    redirectedFrom: null,
    droppedHeaders: [],
    request: {
      method: 'POST',
      url: parts.url ?? 'https://as.example/token',
      headers: parts.sent ?? [],
      body: requestBody,
    },
    response: {
      status: 200,
      statusText: parts.statusText ?? 'OK',
      httpVersion: '1.1',
      headers: parts.got ?? [],
      body: body(parts.answer ?? '{}', parts.answerType ?? 'application/json'),
    },
    failure: null,
    timings: null,
    remoteAddress: null,
    tls: null,
  };
}

const redacted = (parts: Parts): Exchange => createRedactor('salt').exchange(raw(parts));
const sentHeader = (value: string, name = 'authorization') =>
  redacted({ sent: [[name, value]] }).request.headers[0]?.[1];
const answerOf = (exchange: Exchange) => exchange.response?.body.text ?? '';

describe('masks by place', () => {
  it('takes the signature out of a token that stands inside of a signed one', () => {
    const outer = `${b64url({ alg: 'RS256' })}.${b64url({ extensions: { x: { id_token: jws } } })}.b3V0ZXI`;
    const redactor = createRedactor('salt');
    const { request } = redactor.exchange(raw({ form: `client_assertion=${outer}` }));
    const claims = request.body?.text?.split('.')[1] ?? '';
    expect(Buffer.from(claims, 'base64url').toString()).not.toContain(signature);
    expect(redactor.sweep(`they said ${jws}`)).toBe(`they said ${signedPart}.‹signature removed›`);
  });

  it('masks opaque tokens with name, length and a print that is equal for equal tokens', () => {
    const redactor = createRedactor('salt');
    const first = redactor.exchange(raw({ answer: '{"access_token":"opaque-token-0001"}' }));
    const second = redactor.exchange(
      raw({ purpose: 'fhir', sent: [['authorization', 'Bearer opaque-token-0001']] }),
    );
    const mask = /^\{"access_token":"(‹access_token · 17 characters · [0-9a-f]{4}›)"\}$/.exec(
      answerOf(first),
    )?.[1];
    expect(mask).toBeDefined();
    expect(second.request.headers).toEqual([['authorization', `Bearer ${mask}`]]);
    const other = createRedactor('another salt').exchange(
      raw({ answer: '{"access_token":"opaque-token-0001"}' }),
    );
    expect(answerOf(other)).not.toBe(answerOf(first));
  });

  it('keeps header and claims of a JWS and removes the signature, wherever it stands', () => {
    const exchange = redacted({
      sent: [
        ['authorization', `Bearer ${jws}`],
        ['dpop', jws],
      ],
      form: `client_assertion=${jws}&grant_type=client_credentials`,
      answer: JSON.stringify({
        software_statement: jws,
        certifications: [jws],
        other: [`see ${jws}`],
      }),
    });
    expect(exchange.request.headers[0]?.[1]).toBe(`Bearer ${signedPart}.‹signature removed›`);
    expect(exchange.request.body?.text).toBe(
      `client_assertion=${signedPart}.‹signature removed›&grant_type=client_credentials`,
    );
    expect(answerOf(exchange).match(/‹signature removed›/g)).toHaveLength(3);
    expect(JSON.stringify(exchange)).not.toContain(signature);
  });

  it('masks a token without a signature whole: nothing would be missing from it', () => {
    expect(sentHeader(`Bearer ${signedPart}.`)).toMatch(/^Bearer ‹access_token · \d+ characters/);
  });

  it('leaves signed_metadata whole, unless it holds a secret that was seen', () => {
    const text = JSON.stringify({ signed_metadata: jws, udap_versions_supported: ['1'] });
    expect(answerOf(redacted({ purpose: 'udap-metadata', answer: text }))).toBe(text);
    const echoed = redacted({ form: `client_assertion=${jws}`, answer: text });
    expect(answerOf(echoed)).not.toContain(signature);
  });

  it.each([
    [
      'authorization',
      'Basic Y2xpZW50OnMzY3IzdA==',
      /^Basic ‹credentials · 20 characters · [0-9a-f]{4}›$/,
    ],
    ['Proxy-Authorization', 'opaque', /^‹credentials · 6 characters/],
    ['X-API-Key', 'key-1', /^‹api_key · 5 characters/],
    ['cookie', 'a=1; session=xyz', /^a=‹cookie · 1 [^›]+›; session=‹cookie · 3 [^›]+›$/],
    [
      'set-cookie',
      'path=v; Path=/; HttpOnly; Max-Age=5',
      /^path=‹cookie · 1 [^›]+›; Path=\/; HttpOnly; Max-Age=5$/,
    ],
  ])('masks the header %s', (name, value, expected) => {
    expect(sentHeader(value, name)).toMatch(expected);
  });

  it('keeps the writing of JSON, also when it is cut off or broken', () => {
    const masked = (text: string) => answerOf(redacted({ answer: text }));
    expect(masked('{\n  "a" : 1.50,\n  "id_token":"short"  }')).toMatch(
      /^\{\n  "a" : 1.50,\n  "id_token":"‹id_token · 5 characters · [0-9a-f]{4}›" {2}\}$/,
    );
    expect(masked('{"a":1,"refresh_token":"never-ends')).toMatch(
      /"refresh_token":"‹refresh_token · 10/,
    );
    expect(masked('{"access_token":12345}')).toMatch(/^\{"access_token":"‹access_token · 5/);
    expect(masked('{"access\\u005ftoken":"hidden-name"}')).not.toContain('hidden-name');
    expect(masked('{"certifications":["one",{"x":"two"}],"y":"three"}')).toMatch(
      /\["‹.*"‹.*"y":"three"/,
    );
    expect(masked('[1,{"clientSecret":"camel"},')).not.toContain('camel');
  });

  it('knows FHIR codes from OAuth codes', () => {
    const observation = '{"resourceType":"Observation","code":{"coding":[{"code":"8867-4"}]}}';
    const url = 'https://fhir.example/r4/Observation?code=8867-4';
    const fhir = redacted({
      purpose: 'fhir',
      url,
      answer: observation,
      answerType: 'application/fhir+json',
    });
    expect(fhir.request.url).toBe(url);
    expect(answerOf(fhir)).toBe(observation);
    const oauth = redacted({
      url: 'https://as.example/cb?code=abc&state=1',
      answer: '{"code":400}',
    });
    expect(oauth.request.url).toMatch(/\?code=‹code · 3 characters · [0-9a-f]{4}›&state=1$/);
    expect(answerOf(oauth)).toBe('{"code":400}');
  });

  it('masks URLs in bodies and headers, and passwords in them', () => {
    const exchange = redacted({
      url: 'https://user:hunter22@as.example/x#access_token=frag',
      got: [['location', '/next?id_token=tok-1&x=1']],
      answer: '<a href="/n?a=1&amp;refresh_token=tok-2">next</a>',
      answerType: 'text/html',
    });
    expect(exchange.request.url).toMatch(
      /^https:\/\/user:‹password · 8 [^›]+›@as.example\/x#access_token=‹/,
    );
    expect(exchange.response?.headers[0]?.[1]).toMatch(/^\/next\?id_token=‹[^›]+›&x=1$/);
    expect(answerOf(exchange)).not.toContain('tok-2');
  });

  it('masks a parameter of a URL to its end, quotes included', () => {
    const url = "https://as.example/cb?state=1&code=CaN4rY'!&x=2";
    const kept = redacted({ url, got: [['Location', url]] });
    expect(JSON.stringify(kept)).not.toContain('CaN4rY');
    expect(kept.request.url).toMatch(/^https:\/\/as\.example\/cb\?state=1&code=‹code · 8 .+›&x=2$/);
    expect(kept.response?.headers).toEqual([['Location', kept.request.url]]);
  });

  it('removes private keys, plain, in JSON and in forms, cut off or not', () => {
    const pem =
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEow+/IBAAKC\nAQEA\n-----END RSA PRIVATE KEY-----';
    const one = (parts: Parts) => JSON.stringify(redacted(parts));
    expect(one({ answer: `x ${pem} y`, answerType: 'text/plain' })).toContain(
      'x ‹private key removed› y',
    );
    expect(one({ answer: JSON.stringify({ key: pem, z: 1 }) })).toContain(
      '‹private key removed›\\",\\"z\\":1',
    );
    expect(one({ form: new URLSearchParams({ key: pem }).toString() })).not.toContain('MIIEow');
    expect(one({ form: `key=${encodeURIComponent(pem)}` })).not.toContain('MIIEow');
    expect(one({ answer: pem.slice(0, 50), answerType: 'text/plain' })).not.toContain('MIIEow');
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----';
    expect(answerOf(redacted({ answer: certificate, answerType: 'text/plain' }))).toBe(certificate);
  });

  it('removes what it has seen from everything else that is kept, and changes nothing else', () => {
    const redactor = createRedactor('salt');
    const token = 'opaque-token-of-harbor-0123456789';
    redactor.start('fhir', raw({ sent: [['authorization', `Bearer ${token}`]] }).request);
    const kept = redactor.sweep({
      seen: `The server said: ${token}`,
      resource: {
        issue: [{ diagnostics: encodeURIComponent(token), [token]: 1 }],
        total: 3,
        more: null,
      },
    });
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(kept).toMatchObject({ resource: { total: 3, more: null } });
    expect(redactor.sweep({ text: 'nothing secret', list: [1, true, null] })).toEqual({
      text: 'nothing secret',
      list: [1, true, null],
    });
  });

  it('lets no server mask the words of which frames are made', () => {
    const words = [...frameWords()].filter((word) => word.length >= 8);
    expect(words).toEqual(
      expect.arrayContaining(['run.finished', 'fingerprintSha256', 'interrupted']),
    );
    const frame = {
      type: 'run.finished',
      status: 'interrupted',
      fingerprintSha256: 'x',
      at: 'exchange',
    };
    for (const word of [...words, 'exchange', 'inger', 'n.finished']) {
      const redactor = createRedactor('salt');
      const answer = redactor.exchange(raw({ answer: JSON.stringify({ access_token: word }) }));
      expect(answerOf(answer)).toMatch(/^\{"access_token":"‹access_token · /);
      expect(redactor.sweep(frame)).toEqual(frame);
    }
  });

  it('knows the secrets of a request before it is sent', () => {
    const redactor = createRedactor('salt');
    const request = raw({
      sent: [['authorization', 'Bearer very-secret-token']],
      url: 'https://a.example/?echo=very-secret-token',
    }).request;
    expect(redactor.start('fhir', request)).toMatch(/\?echo=‹access_token/);
  });
});

describe('what is kept of a body', () => {
  it('keeps 256 KiB of text and says so', () => {
    const kept = redacted({ answer: 'ä'.repeat(200_000), answerType: 'text/plain' }).response?.body;
    expect(utf8.encode(kept?.text ?? '').length).toBeLessThanOrEqual(256 * 1024);
    expect(kept?.text?.length).toBeGreaterThan(120_000);
    expect(kept).toMatchObject({
      bytes: 400_000,
      note: 'Only the beginning of 400000 bytes is kept.',
    });
    expect(kept?.text).not.toContain('\ufffd');
  });

  it('never keeps half a secret at the cut', () => {
    const secret = 'S3cr3t'.repeat(200);
    for (const before of [262_000, 262_143, 270_000, 278_000]) {
      const text = 'x'.repeat(before) + secret + 'y'.repeat(50_000);
      const exchange = redacted({
        sent: [['authorization', `Bearer ${secret}`]],
        answer: text,
        answerType: 'text/plain',
      });
      expect(JSON.stringify(exchange)).not.toContain('S3cr3t');
    }
  });

  it('keeps nothing of binary and incomplete bodies', () => {
    const binary = redacted({
      answer: Uint8Array.of(0x30, 0x82, 0xff, 0x00),
      answerType: 'application/pkix-crl',
    });
    expect(binary.response?.body).toMatchObject({
      text: null,
      bytes: 4,
      note: 'The body is binary and is not kept.',
    });
    const cut = raw({});
    if (cut.response)
      cut.response.body = { ...body('{"a":', 'application/json'), incomplete: 'cut off' };
    expect(createRedactor('s').exchange(cut).response?.body).toMatchObject({
      text: null,
      note: 'cut off',
    });
  });

  it('reads other charsets than UTF-8', () => {
    const latin = Uint8Array.of(0x70, 0xe4);
    expect(
      answerOf(redacted({ answer: latin, answerType: 'text/plain; charset=iso-8859-1' })),
    ).toBe('pä');
    expect(answerOf(redacted({ answer: 'pä', answerType: 'text/plain; charset=nonsense' }))).toBe(
      'pä',
    );
  });

  it('stays quick on a large body after many secrets', () => {
    const redactor = createRedactor('salt');
    const members = Array.from({ length: 2000 }, (_, i) => `{"access_token":"value-number-${i}"}`);
    redactor.exchange(raw({ answer: `[${members.join()}]` }));
    const text = JSON.stringify({
      entry: Array.from({ length: 20_000 }, (_, i) => ({ url: `a%20${i}\n` })),
    });
    const startedAt = performance.now();
    redactor.exchange(raw({ purpose: 'fhir', answer: text }));
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});

/** Ways in which an echo writes a value; none of them may survive. */
const echoes: Record<string, (value: string) => string> = {
  verbatim: (value) => value,
  json: (value) => JSON.stringify(value),
  'json in json': (value) => JSON.stringify(JSON.stringify({ value })),
  'escaped slashes': (value) => JSON.stringify(value).replaceAll('/', '\\/'),
  'unicode escapes': (value) =>
    value.replace(/[^]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  percent: (value) => encodeURIComponent(value),
  'percent in lower case': (value) =>
    encodeURIComponent(value).replace(/%../g, (hex) => hex.toLowerCase()),
  'percent everywhere': (value) =>
    [...utf8.encode(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'percent twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  form: (value) => new URLSearchParams({ value }).toString(),
  html: (value) => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
  base64: b64,
  'base64 at offset 1': (value) => b64(`:${value}`),
  'base64 at offset 2': (value) => b64(`id${value}tail`),
  base64url: (value) => Buffer.from(`x:${value}!`).toString('base64url'),
  'base64 in a query': (value) => encodeURIComponent(b64(value)),
};

const canaryText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
  .map((text) => `CaN4rY${text.replaceAll('\0', '')}`)
  .filter((text) => text.length >= 8 && text.trim() === text && !/\p{Cs}/u.test(text));
const asciiCanary = fc
  .string({ unit: 'grapheme-ascii', minLength: 2, maxLength: 40 })
  .map((text) => `CaN4rY${text.replace(/[\s;]/g, '_')}`);

/** Where a secret stands when it is seen first. */
const places: Record<string, (value: string) => Parts> = {
  'bearer token': (value) => ({ purpose: 'fhir', sent: [['Authorization', `Bearer ${value}`]] }),
  'basic password': (value) => ({ sent: [['authorization', `Basic ${b64(`client:${value}`)}`]] }),
  'api key': (value) => ({ sent: [['X-Api-Key', value]] }),
  cookie: (value) => ({ sent: [['cookie', `session=${value}`]] }),
  'set-cookie': (value) => ({ got: [['set-cookie', `session=${value}; Path=/`]] }),
  ...Object.fromEntries(
    [
      'client_secret',
      'client_assertion',
      'assertion',
      'code',
      'code_verifier',
      'refresh_token',
      'password',
    ].map((name) => [
      `form ${name}`,
      (value: string) => ({ form: new URLSearchParams({ a: '1', [name]: value }).toString() }),
    ]),
  ),
  ...Object.fromEntries(
    ['access_token', 'id_token', 'registration_access_token', 'software_statement'].map((name) => [
      `answer ${name}`,
      (value: string) => ({ answer: JSON.stringify({ a: 1, [name]: value, b: [2] }) }),
    ]),
  ),
  certifications: (value) => ({ json: JSON.stringify({ certifications: [value] }) }),
  query: (value) => ({ url: `https://as.example/cb?state=1&code=${encodeURIComponent(value)}` }),
};

function expectGone(text: string, value: string): void {
  expect(text).not.toContain('CaN4rY');
  for (const write of Object.values(echoes)) {
    // What an echo shares with others by chance is no leak: only long writings tell the secret.
    const written = write(value);
    if (written.length >= 12) expect(text).not.toContain(written);
  }
}

describe('canary secrets never survive', () => {
  it.each(Object.keys(places))('where they stand: %s', (place) => {
    fc.assert(
      fc.property(asciiCanary, (value) => {
        expectGone(JSON.stringify(redacted(places[place]?.(value) ?? {})), value);
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.keys(echoes))('when they come back later: %s', (echo) => {
    const write = echoes[echo] ?? String;
    fc.assert(
      fc.property(
        canaryText,
        fc.constantFrom(...Object.keys(places)),
        fc.string(),
        (value, place, noise) => {
          const redactor = createRedactor('salt');
          const seen =
            places[/header|cookie|key|bearer|basic/.test(place) ? 'form client_secret' : place];
          redactor.exchange(raw(seen?.(value) ?? {}));
          const written = write(value);
          const later = redactor.exchange(
            raw({
              purpose: 'fhir',
              url: `https://fhir.example/?q=${encodeURIComponent(written)}`,
              got: [
                ['x-echo', written],
                [`x-${written}`, noise],
              ],
              answer: `${noise} ${written} ${noise}`,
              answerType: 'text/plain',
              statusText: written,
            }),
          );
          expectGone(JSON.stringify(later), value);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves everything else as it was', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const redactor = createRedactor('salt');
        redactor.exchange(raw(places['bearer token']?.('CaN4rY-token') ?? {}));
        fc.pre(!/token|secret|code|assertion|password|key|certif/i.test(text));
        expect(answerOf(redactor.exchange(raw({ answer: text })))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
