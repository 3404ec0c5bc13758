import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toNumericDate } from '@/lib/protocol/jose/numeric-date';
import { signerFromKey, signJws } from '@/lib/protocol/jose/sign';
import { daysFromNow, issue, makeCa, testNow, type Party } from '@/lib/protocol/testing/pki';
import { judgeDocument, type ReceivedDocument, type TrustedCommunity } from './judge-document';

const baseUrl = 'https://tansy.example/fhir';
let root: Party;
let intermediate: Party;
let leaf: Party;
let trusted: TrustedCommunity;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  intermediate = await makeCa(root, { name: 'Intermediate' });
  leaf = await issue(intermediate, {
    name: 'Tansy',
    alg: 'RS256',
    sanUris: [baseUrl],
    crlUrls: ['http://pki.example/list.crl'],
    caIssuers: ['http://pki.example/intermediate.cer'],
  });
  trusted = { uri: 'https://tansy.example/trust', anchors: [root.certificate], intermediates: [] };
});

const received = (
  kind: ReceivedDocument['kind'],
  json: unknown,
  more: Partial<ReceivedDocument> = {},
): ReceivedDocument => ({
  kind,
  community: '',
  body: new TextEncoder().encode(JSON.stringify(json)),
  contentType: 'application/json',
  finalUrl: null,
  at: testNow,
  ...more,
});

async function udap(sent: readonly Party[], at = testNow): Promise<ReceivedDocument> {
  const signer = await signerFromKey(
    leaf.keys.privateKey,
    'RS256',
    sent.map(({ certificate }) => certificate),
  );
  const issuedAt = toNumericDate(testNow) - 60;
  const claims = { iss: baseUrl, sub: baseUrl, iat: issuedAt, exp: issuedAt + 3_600, jti: 'x' };
  const header = { alg: signer.alg, x5c: signer.x5c };
  const signed_metadata = await signJws(header, claims, signer);
  return received('udap', { udap_versions_supported: ['1'], signed_metadata }, { at });
}

async function judge(document: ReceivedDocument) {
  const { checks, leftOut } = await judgeDocument(document, { baseUrl, communities: [trusted] });
  return {
    verdicts: Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict])),
    leftOut: leftOut.join(' '),
    checks,
  };
}

describe('judgeDocument', () => {
  it('follows signatures to an anchor, as of the time of the document, without asking anybody', async () => {
    const { verdicts, leftOut } = await judge(await udap([leaf, intermediate]));
    expect(verdicts).toMatchObject({
      'udap.metadata.versions-supported': 'pass',
      'udap.signed-metadata.signature': 'pass',
      'udap.signed-metadata.exp': 'pass',
      'x509.path.reaches-anchor': 'pass',
    });
    expect(verdicts).not.toHaveProperty('x509.revocation');
    expect(leftOut).toContain('revoked');
    expect(leftOut).not.toContain('fetched');
    const late = await judge(await udap([leaf, intermediate], daysFromNow(1)));
    expect(late.verdicts).toMatchObject({ 'udap.signed-metadata.exp': 'fail' });
  });

  it('does not conclude from a certificate that would have to be fetched', async () => {
    const { verdicts, leftOut } = await judge(await udap([leaf]));
    expect(verdicts).not.toHaveProperty('x509.path.reaches-anchor');
    expect(leftOut).toContain('have to be fetched');
  });

  it('fails a chain that is whole and leads to nobody whom the workspace trusts', async () => {
    const stranger = await makeCa(null, { name: 'Stranger' });
    const document = await udap([leaf, intermediate]);
    const { checks } = await judgeDocument(document, {
      baseUrl,
      communities: [{ ...trusted, anchors: [stranger.certificate] }],
    });
    const path = checks.find(({ id }) => id === 'x509.path.reaches-anchor');
    // The root was not sent and names no address at which it could be had.
    expect(path?.verdict).toBe('fail');
  });

  it('leaves the content type out when nobody knows it any more', async () => {
    const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' };
    const known = await judge(received('metadata', statement, { contentType: null }));
    expect(known.verdicts['fhir.capability-statement.media-type']).toBe('warn');
    const unknown = await judge(received('metadata', statement, { contentType: undefined }));
    expect(unknown.verdicts).not.toHaveProperty('fhir.capability-statement.media-type');
    expect(unknown.leftOut).toContain('content type');
  });

  it('tells of a redirect, and of none where the document was at its place', async () => {
    const document = await udap([leaf, intermediate]);
    expect((await judge(document)).verdicts).not.toHaveProperty('udap.metadata.direct');
    const finalUrl = 'https://elsewhere.example/fhir/.well-known/udap';
    expect((await judge({ ...document, finalUrl })).verdicts).toMatchObject({
      'udap.metadata.direct': 'warn',
    });
  });

  it('judges whatever a document is', async () => {
    const kind = fc.constantFrom('metadata' as const, 'smart' as const, 'udap' as const);
    const members = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('signed_metadata', 'capabilities', 'rest')),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(kind, members, async (one, json) => {
        const { checks } = await judge(received(one, json));
        expect(checks.length).toBeGreaterThan(0);
        expect(checks.every(({ exchangeId, jwtId }) => exchangeId === null && jwtId === null)).toBe(
          true,
        );
      }),
    );
  });
});
