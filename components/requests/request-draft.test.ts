import { describe, expect, it } from 'vitest';
import { ApiError } from '@/components/api-client';
import { CreateRequestSchema } from '@/lib/schemas/certificate-request';
import { createBody, emptyDraft, tidyDraft, type RequestDraft } from './request-draft';

const draft: RequestDraft = {
  ...emptyDraft({ communityId: 'sandbox-harbor', email: 'a@example.org', key: undefined }),
  organization: 'Harbour Clinic',
  appName: 'Tide Charts',
  sanUris: ['', ' https://tides.example.org ', ' '],
  acceptsAgreement: true,
};

function fieldOf(work: () => unknown, path: string): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return error.field(path);
  }
  return undefined;
}

describe('what was typed', () => {
  it('loses blank rows, but never the last one', () => {
    expect(tidyDraft(draft).sanUris).toEqual([' https://tides.example.org ']);
    expect(tidyDraft({ ...draft, contacts: ['', ' '] }).contacts).toEqual(['']);
  });

  it('is what the API takes, with a new key by default', () => {
    expect(CreateRequestSchema.parse(createBody(tidyDraft(draft), null))).toMatchObject({
      form: { sanUris: ['https://tides.example.org'], contacts: ['a@example.org'], website: '' },
      csr: { from: 'vault', name: 'Requested key', kind: 'rsa-2048' },
    });
  });

  it('names the chosen key and carries the CSR of the browser', () => {
    expect(createBody({ ...draft, keySource: 'vault', vaultKeyId: 'key_1' }, null).csr).toEqual({
      from: 'vault',
      keyId: 'key_1',
    });
    const browser = { ...draft, keySource: 'browser', browserKeyId: 'key_2' } as const;
    expect(createBody(browser, 'PEM').csr).toEqual({
      from: 'browser',
      keyId: 'key_2',
      csrPem: 'PEM',
    });
  });

  it('is refused at the field when the key or the CSR is missing', () => {
    const without = (keySource: RequestDraft['keySource']) => () =>
      createBody({ ...draft, keySource }, null);
    expect(fieldOf(without('vault'), 'csr.keyId')).toContain('Choose a key');
    expect(fieldOf(without('upload'), 'csr.csrPem')).toContain('CSR');
  });
});
