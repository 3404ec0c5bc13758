import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { POST as registerRoute } from '@/app/sandbox/[holder]/oauth/register/route';
import { POST as tokenRoute } from '@/app/sandbox/[holder]/oauth/token/route';
import { GET as pkiRoute } from '@/app/sandbox/pki/[file]/route';
import type { Check, RuleSet } from '@/lib/protocol/check';
import { signerFromKey, signJws } from '@/lib/protocol/jose/sign';
import { buildClientCredentialsRequest, processTokenResponse } from '@/lib/protocol/oauth/token';
import type { HttpRequest, Transport } from '@/lib/protocol/transport';
import { buildClientAssertion } from '@/lib/protocol/udap/client-assertion';
import { buildUdapMetadataRequest, processUdapMetadata } from '@/lib/protocol/udap/metadata';
import {
  buildRegistrationRequest,
  processRegistrationResponse,
} from '@/lib/protocol/udap/registration';
import { validateSignedMetadata } from '@/lib/protocol/udap/signed-metadata';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { communityUri } from '@/lib/sandbox/addresses';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { builtInHolder } from '@/lib/sandbox/holders/built-in';
import { udapMetadata } from '@/lib/sandbox/udap/metadata';
import { addresses, b2b, newClient } from './sandbox-oauth.fixtures';

/** Hands a request of the portal's protocol code to the route that serves its address. */
async function route({ method, url, headers, body }: HttpRequest): Promise<Response> {
  const request = new Request(url, { method, headers, body: (body as string | undefined) ?? null });
  const { baseUrl, registrationEndpoint, tokenEndpoint } = addresses();
  const holder = { params: Promise.resolve({ holder: 'harbor' }) };
  const { pathname, searchParams } = new URL(url);
  if (url === registrationEndpoint) return registerRoute(request, holder);
  if (url === tokenEndpoint) return tokenRoute(request, holder);
  if (url.startsWith(`${baseUrl}/.well-known/udap`)) {
    const answer = await udapMetadata(builtInHolder('harbor'), searchParams.get('community'));
    return answer.status === 200
      ? Response.json(answer.body)
      : new Response(null, { status: answer.status });
  }
  const file = pathname.replace('/sandbox/pki/', '');
  return pkiRoute(request, { params: Promise.resolve({ file }) });
}

const transport: Transport = async (request) => {
  const response = await route(request);
  return {
    exchangeId: randomUUID(),
    failure: null,
    response: {
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      url: request.url,
      body: new Uint8Array(await response.arrayBuffer()),
      receivedAt: new Date(),
    },
  };
};

const context = { now: () => new Date(), newJti: () => randomUUID(), transport };

/** What is not as good as it can be. */
function complaints(checks: readonly Check[]): string[] {
  return checks
    .filter((check) => check.verdict === 'fail' || check.verdict === 'warn')
    .map((check) => `${check.id}: ${check.seen}`);
}

beforeAll(async () => {
  // Makes the keys of the authorities, which takes long on a busy machine.
  await sandboxCommunity();
}, 240_000);

it.each<RuleSet>(['stu1', 'stu2'])(
  'the client of the portal finds nothing to complain about (%s)',
  async (ruleSet) => {
    const { baseUrl } = addresses();
    const asked = await transport(buildUdapMetadataRequest(baseUrl, communityUri()));
    const { metadata, checks } = processUdapMetadata(asked, { baseUrl, ruleSet });
    expect(complaints(checks)).toEqual([]);

    const { anchors } = await sandboxCommunity();
    const trusted = await validateSignedMetadata({
      metadata: metadata!,
      baseUrl,
      anchors,
      intermediates: [],
      ruleSet,
      revocation: 'hard',
      context,
      exchangeId: null,
    });
    expect(complaints(trusted.checks)).toEqual([]);
    const endpoints = trusted.endpoints!;

    const client = await newClient('ES256');
    const chain = client.x5c.flatMap((der) => parseCertificates(der));
    const signer = await signerFromKey(client.privateKey, 'ES256', chain);
    const header = { alg: signer.alg, x5c: signer.x5c };
    const sentClaims = buildStatementClaims({
      issuer: client.uri,
      audience: endpoints.registration_endpoint,
      metadata: {
        client_name: 'Portal',
        contacts: ['mailto:dev@example.org'],
        scope: 'system/*.rs',
        grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'private_key_jwt',
      },
      now: context.now(),
      jti: context.newJti(),
    });
    const statement = await signJws(header, sentClaims, signer);
    const endpoint = endpoints.registration_endpoint;
    const registered = processRegistrationResponse(
      await transport(buildRegistrationRequest({ endpoint, softwareStatement: statement })),
      { statement, sentClaims, ruleSet },
    );
    expect(complaints(registered.checks)).toEqual([]);

    const assertion = buildClientAssertion({
      clientId: registered.registration!.client_id,
      tokenEndpoint: endpoints.token_endpoint,
      now: context.now(),
      jti: context.newJti(),
      extensions: { 'hl7-b2b': b2b },
    });
    const granted = processTokenResponse(
      await transport(
        buildClientCredentialsRequest({
          tokenEndpoint: endpoints.token_endpoint,
          clientAssertion: await signJws(header, assertion, signer),
          scope: 'system/*.rs',
        }),
      ),
      { requestedScope: 'system/*.rs', ruleSet },
    );
    expect(complaints(granted.checks)).toEqual([]);
    expect(granted.token).not.toBeNull();
  },
);

it('the portal sees that a community is unknown', async () => {
  const { baseUrl } = addresses();
  const asked = await transport(buildUdapMetadataRequest(baseUrl, 'https://other.example.org/'));
  const { metadata, checks } = processUdapMetadata(asked, { baseUrl, ruleSet: 'stu2' });
  expect(metadata).toBeNull();
  expect(checks.map((check) => check.id)).toContain('udap.metadata.community');
});
