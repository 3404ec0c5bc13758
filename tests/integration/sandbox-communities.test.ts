import { randomUUID } from 'node:crypto';
import { compactVerify, generateKeyPair, importX509 } from 'jose';
import { describe, expect, it } from 'vitest';
import { GET as fhirRoute } from '@/app/sandbox/[holder]/fhir/r4/[[...path]]/route';
import { toBase64 } from '@/lib/protocol/bytes';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { communityUri, holderAddresses } from '@/lib/sandbox/addresses';
import {
  findSandboxCommunity,
  sandboxCommunities,
  sandboxCommunity,
} from '@/lib/sandbox/pki/community';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import {
  assertionClaims,
  errorOf,
  register,
  requestToken,
  type TestClient,
} from './sandbox-oauth.fixtures';

const ids = ['sandbox-harbor', 'sandbox-harbor-ec'] as const;

/** A client with a certificate of a community; the same URI and key may have one in each. */
async function clientOf(
  communityId: (typeof ids)[number],
  uri = `https://app.example.org/${randomUUID()}`,
): Promise<TestClient> {
  const pair = await generateKeyPair('ES256');
  const { chainPem, serialNumber } = await issueClientCertificate({
    communityId,
    publicKey: pair.publicKey,
    subject: { commonName: 'Test client' },
    sanUris: [uri],
  });
  const x5c = chainPem
    .flatMap((pem) => parseCertificates(pem))
    .map((certificate) => toBase64(new Uint8Array(certificate.rawData)));
  return { uri, alg: 'ES256', privateKey: pair.privateKey, serialNumber, x5c };
}

async function metadataFor(community: string): Promise<Response> {
  const { baseUrl } = holderAddresses('harbor');
  const query = new URLSearchParams({ community }).toString();
  return fhirRoute(new Request(`${baseUrl}/.well-known/udap?${query}`), {
    params: Promise.resolve({ holder: 'harbor', path: ['.well-known', 'udap'] }),
  });
}

describe('communities', () => {
  it('are found by id and by URI', async () => {
    const all = await sandboxCommunities();
    expect(all.map(({ id, uri, keyType }) => [id, uri, keyType])).toEqual([
      ['sandbox-harbor', 'http://localhost:3000/sandbox/communities/harbor', 'RSA'],
      ['sandbox-harbor-ec', 'http://localhost:3000/sandbox/communities/harbor-ec', 'EC'],
    ]);
    for (const community of all) {
      expect((await findSandboxCommunity(community.id))?.uri).toBe(community.uri);
      expect((await findSandboxCommunity(community.uri))?.id).toBe(community.id);
    }
    expect(await findSandboxCommunity('harbor')).toBeNull();
    expect((await sandboxCommunity()).id).toBe('sandbox-harbor');
  });

  it('have authorities of their kind of key', async () => {
    const ec = (await findSandboxCommunity('sandbox-harbor-ec'))!;
    const anchor = describeCertificate(ec.anchors[0]!);
    const intermediate = describeCertificate(ec.intermediates[0]!);
    expect(anchor).toMatchObject({ publicKey: 'EC P-384', signatureAlgorithm: 'ECDSA SHA-384' });
    expect(intermediate).toMatchObject({
      publicKey: 'EC P-256',
      signatureAlgorithm: 'ECDSA SHA-384',
      issuer: anchor.subject,
      caIssuers: ['http://localhost:3000/sandbox/pki/ec-anchor.cer'],
      crlUrls: ['http://localhost:3000/sandbox/pki/ec-anchor.crl'],
      ocspUrls: ['http://localhost:3000/sandbox/pki/ocsp/ec-anchor'],
    });
  });
});

describe('UDAP metadata', () => {
  it.each(['harbor', 'harbor-ec'] as const)('are signed for %s with RS256', async (segment) => {
    const response = await metadataFor(communityUri(segment));
    expect(response.status).toBe(200);
    const body = (await response.json()) as { signed_metadata: string };
    const header = JSON.parse(
      Buffer.from(body.signed_metadata.split('.')[0]!, 'base64url').toString(),
    ) as { alg: string; x5c: string[] };
    expect(header.alg).toBe('RS256');
    const [leaf, ...others] = header.x5c.flatMap((entry) => parseCertificates(entry));
    await compactVerify(body.signed_metadata, await importX509(leaf!.toString('pem'), 'RS256'));
    expect(describeCertificate(leaf!).publicKey).toBe('RSA 2048');
    for (const community of await sandboxCommunities()) {
      const { ok } = await validatePath({
        leaf: leaf!,
        others,
        anchors: community.anchors,
        at: new Date(),
        revocation: 'hard',
        transport: ownPkiTransport(),
      });
      expect(ok).toBe(community.uri === communityUri(segment));
    }
  });

  it('do not exist for a community that is none', async () => {
    expect((await metadataFor('http://localhost:3000/sandbox/communities/')).status).toBe(204);
    expect((await metadataFor('sandbox-harbor-ec')).status).toBe(204);
  });
});

describe('a client', () => {
  it.each(ids)('of %s registers and gets a token', async (id) => {
    const client = await clientOf(id);
    const registered = await register(client);
    expect(registered.status).toBe(201);
    const clientId = registered.body.client_id as string;
    expect((await requestToken(client, assertionClaims(clientId))).status).toBe(200);
  });

  it('is another client in the other community, under the same URI', async () => {
    const one = await clientOf('sandbox-harbor');
    const other = await clientOf('sandbox-harbor-ec', one.uri);
    const first = await register(one);
    const second = await register(other);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.client_id).not.toBe(first.body.client_id);

    const own = await requestToken(other, assertionClaims(second.body.client_id as string));
    expect(own.status).toBe(200);
    const foreign = await requestToken(other, assertionClaims(first.body.client_id as string));
    expect(errorOf(foreign)).toBe('invalid_client');
    expect(foreign.body.error_description).toContain(`community ${communityUri('harbor-ec')}`);
    const back = await requestToken(one, assertionClaims(second.body.client_id as string));
    expect(errorOf(back)).toBe('invalid_client');
  });
});
