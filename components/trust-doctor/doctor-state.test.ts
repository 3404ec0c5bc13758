import { describe, expect, it } from 'vitest';
import { ExamineSchema } from '@/lib/schemas/trust-doctor';
import { examineOf, initialDoctor, looksLike } from './doctor-state';

describe('the form of the trust doctor', () => {
  it.each([
    [{ kind: 'address', address: ' harbor ', community: '' }],
    [{ kind: 'text', text: '-----BEGIN CERTIFICATE-----' }],
    [{ kind: 'certificate', certificateId: 'crt_1' }],
    [{ kind: 'files', files: [new File(['x'], 'a.pem')], password: 'p' }],
  ] as const)('makes what the API takes of %o', async (change) => {
    const body = await examineOf({ ...initialDoctor, ...change });
    expect(ExamineSchema.safeParse(body).error).toBeUndefined();
  });

  it('leaves out what is as at first, and says the time in UTC', async () => {
    const plain = await examineOf({ ...initialDoctor, address: 'harbor' });
    expect(plain).toEqual({ subject: { kind: 'address', address: 'harbor' } });
    const { at } = await examineOf({ ...initialDoctor, address: 'x', at: '2026-01-02T03:04' });
    expect(at).toBe(new Date('2026-01-02T03:04').toISOString());
  });

  it('refuses a file that is too large before it is sent', async () => {
    const big = new File([new Uint8Array(600_000)], 'big.p12');
    await expect(examineOf({ ...initialDoctor, kind: 'files', files: [big] })).rejects.toThrow(
      'big.p12 has 600000 bytes',
    );
  });
});

describe('a pasted text', () => {
  it.each([
    ['', ''],
    ['-----BEGIN CERTIFICATE-----', 'Looks like one PEM block.'],
    ['eyJh.e30.AA', 'Looks like a JWT.'],
    ['MIIB\nAAAA', 'Looks like base64 of DER.'],
    ['hello, world', 'Looks like none of PEM, base64 or JWT.'],
  ])('%j: %s', (text, words) => {
    expect(looksLike(text)).toBe(words);
  });
});
