import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, type RawRequest } from './redact';
import { isKeptWhole } from './redact-whole';
import { createSecretStore } from './redact-secrets';

const token = 'SECRET-access-token-0123456789';
const request: RawRequest = {
  method: 'GET',
  url: 'https://h.example/r4/Patient',
  headers: [['authorization', `Bearer ${token}`]],
  body: null,
};
const breathe = () => Promise.resolve();

async function wholeOf(content: Uint8Array, mediaType: string | null) {
  const redactor = createRedactor('salt');
  redactor.start('fhir', request);
  const body = { mediaType, content, wireBytes: content.length, incomplete: null };
  const whole = await redactor.whole(body, breathe);
  if (!whole) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of whole.pieces) pieces.push(piece);
  return { ...whole, content: Buffer.concat(pieces), count: pieces.length };
}

const long = (text: string) => new TextEncoder().encode(text);

describe('the whole of a long body', () => {
  it('keeps JSON as it is but for secrets, wherever they stand', async () => {
    const filler = Array.from({ length: 30_000 }, (_, id) => ({ id, text: `"quoted" ${id}` }));
    const value = {
      first: `Bearer ${token}`,
      filler,
      access_token: 'another-secret-value',
      escaped: JSON.stringify({ echo: token }),
      jwt: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ',
      last: [token, 'another-secret-value', encodeURIComponent(`x=${token}`)],
    };
    const whole = await wholeOf(long(JSON.stringify(value)), 'application/fhir+json');
    const text = whole?.content.toString() ?? '';
    expect(whole?.count).toBeGreaterThan(3);
    for (const secret of [token, 'another-secret-value', 'c2lnbmF0dXJlLXNpZ25hdHVyZQ']) {
      expect(text).not.toContain(secret);
    }
    const kept = JSON.parse(text) as typeof value;
    expect(kept.filler).toEqual(filler);
    expect(kept.access_token).toMatch(/^‹access_token/);
  });

  it('finds a secret that lies across the parts that are worked on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 40, max: 100 }),
        (at, size) => {
          const store = createSecretStore('salt');
          store.maskSent('access_token', token);
          const text = `${'.'.repeat(at)}${token}${'.'.repeat(100)}${token}`;
          const swept = [...store.sweepLong(text, size)].join('');
          expect(swept).toBe(store.sweep(text));
          expect(swept).not.toContain(token);
        },
      ),
    );
  });

  it('keeps other text, without private keys and parameters that are secret', async () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n-----END PRIVATE KEY-----`;
    const lines = Array.from({ length: 40_000 }, (_, line) => `<line n="${line}"/>`).join('\n');
    const text = `<a>\n${lines}\n${key}\n<u>https://x.example/?client_secret=hush-hush-hush&a=1</u>\n${token}</a>`;
    const whole = await wholeOf(long(text), 'application/fhir+xml');
    const kept = whole?.content.toString() ?? '';
    expect(kept).toContain(lines);
    expect(kept).not.toMatch(/AAAA|hush-hush|SECRET-access/);
  });

  it('keeps bytes as they came, and none with a secret in them', async () => {
    const picture = Uint8Array.from({ length: 700_000 }, (_, index) => index % 256);
    expect((await wholeOf(picture, 'image/png'))?.content.equals(picture)).toBe(true);
    const withSecret = Buffer.concat([picture, Buffer.from(token), picture]);
    expect(await wholeOf(withSecret, 'image/png')).toBeNull();
  });

  it('is kept when it is long or no text, and only when it is whole', () => {
    const body = (content: Uint8Array, incomplete: string | null = null) =>
      isKeptWhole({ mediaType: null, content, wireBytes: 1, incomplete });
    expect(body(long('{}'))).toBe(false);
    expect(body(new Uint8Array())).toBe(false);
    expect(body(long('x'.repeat(300_000)))).toBe(true);
    expect(body(Uint8Array.of(0, 255))).toBe(true);
    expect(body(long('x'.repeat(300_000)), 'cut')).toBe(false);
  });
});
