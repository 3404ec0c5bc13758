import { describe, expect, it } from 'vitest';
import { ExamineSchema } from '@/lib/schemas/trust-doctor';
import { examineOf, hasPackedFile, initialDoctor, missingIn, shownFields } from './doctor-state';

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

  it('refuses a file that is too large before it is sent', () => {
    const big = new File([new Uint8Array(600_000)], 'big.p12');
    const missing = missingIn({ ...initialDoctor, kind: 'files', files: [big] });
    expect(missing).toMatchObject({ path: 'subject.files' });
    expect(missing?.detail).toContain('big.p12');
  });
});

describe('what has to be given', () => {
  it.each(['address', 'text', 'files', 'certificate'] as const)(
    'is told for %s at a field that is on the screen',
    (kind) => {
      const missing = missingIn({ ...initialDoctor, kind });
      expect(shownFields({ kind })).toContain(missing?.path);
    },
  );

  it('is there once it is there', () => {
    expect(missingIn({ ...initialDoctor, address: 'harbor' })).toBeNull();
    expect(missingIn({ ...initialDoctor, kind: 'text', text: ' \n' })).not.toBeNull();
  });

  it('is a password for PKCS #12 by its name', () => {
    expect(hasPackedFile([{ name: 'a.pem' }, { name: 'App.P12' }])).toBe(true);
    expect(hasPackedFile([{ name: 'p12.pem' }])).toBe(false);
  });
});
