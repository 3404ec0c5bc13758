import type * as z from 'zod';
import type { CreateRequestSchema } from '@/lib/schemas/certificate-request';
import type { KeyKind, KeySummary } from '@/lib/schemas/key';
import { fieldProblem } from './field-problem';

/** Where the key of a request comes from. */
export type KeySource = 'new' | 'vault' | 'browser' | 'upload';

/** What has been typed and chosen so far. */
export interface RequestDraft {
  communityId: string;
  organization: string;
  appName: string;
  contacts: string[];
  sanUris: string[];
  website: string;
  purpose: string;
  keySource: KeySource;
  /** Of a new key of the vault. */
  keyName: string;
  keyKind: KeyKind;
  vaultKeyId: string;
  browserKeyId: string;
  csrName: string;
  csrPem: string;
  acceptsAgreement: boolean;
}

/** The part of a community that the form shows. */
export interface CommunityOption {
  id: string;
  name: string;
  description: string;
  issuance: 'portal' | 'outside';
  caName: string;
  sanSchemes: string[];
  agreement: string;
}

/** An empty form; `key` is the one that was chosen before it was opened. */
export function emptyDraft(options: {
  communityId: string;
  email: string;
  key: KeySummary | undefined;
}): RequestDraft {
  const { communityId, email, key } = options;
  return {
    communityId,
    organization: '',
    appName: '',
    contacts: [email],
    sanUris: [''],
    website: '',
    purpose: '',
    keySource: key === undefined ? 'new' : key.custody === 'outside' ? 'upload' : key.custody,
    keyName: '',
    keyKind: 'rsa-2048',
    vaultKeyId: key?.custody === 'vault' ? key.id : '',
    browserKeyId: key?.custody === 'browser' ? key.id : '',
    csrName: '',
    csrPem: '',
    acceptsAgreement: false,
  };
}

function withoutBlanks(values: readonly string[]): string[] {
  const kept = values.filter((value) => value.trim() !== '');
  return kept.length > 0 ? kept : [''];
}

/** The draft without the rows that were left blank, so that errors name the rows that are shown. */
export function tidyDraft(draft: RequestDraft): RequestDraft {
  return {
    ...draft,
    contacts: withoutBlanks(draft.contacts),
    sanUris: withoutBlanks(draft.sanUris),
  };
}

/** What the API is sent. `browserCsr` is what the browser signed, when it holds the key. */
export function createBody(
  draft: RequestDraft,
  browserCsr: string | null,
): z.input<typeof CreateRequestSchema> {
  const { communityId, acceptsAgreement } = draft;
  const { organization, appName, contacts, sanUris, website, purpose } = draft;
  const form = { organization, appName, contacts, sanUris, website: website.trim(), purpose };
  return { communityId, acceptsAgreement, form, csr: csrOf(draft, browserCsr) };
}

function csrOf(
  draft: RequestDraft,
  browserCsr: string | null,
): z.input<typeof CreateRequestSchema>['csr'] {
  switch (draft.keySource) {
    case 'new': {
      const name = draft.keyName.trim();
      return { from: 'vault', kind: draft.keyKind, ...(name === '' ? {} : { name }) };
    }
    case 'vault':
      if (draft.vaultKeyId === '') {
        throw fieldProblem({ path: 'csr.keyId', detail: 'Choose a key of the vault.' });
      }
      return { from: 'vault', keyId: draft.vaultKeyId };
    case 'browser':
      return { from: 'browser', keyId: draft.browserKeyId, csrPem: browserCsr ?? '' };
    case 'upload': {
      if (draft.csrPem.trim() === '') {
        throw fieldProblem({
          path: 'csr.csrPem',
          detail: 'Choose a file with a CSR, or paste it.',
        });
      }
      const name = draft.csrName.trim();
      return { from: 'upload', csrPem: draft.csrPem, ...(name === '' ? {} : { name }) };
    }
  }
}
