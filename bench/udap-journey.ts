/**
 * A whole UDAP client-credentials journey of the portal (discovery, trust, statement, registration, token, read; all
 * of it checked, told and kept) against the bare minimum script with `jose` and `fetch`, both against the sandbox of
 * the same portal and both registering anew each time. What the bare script does not do: build and validate
 * certificate paths, ask for revocation, check anything beyond signatures, keep anything.
 *
 *   node --import tsx bench/udap-journey.ts
 */
import { randomUUID, X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, importPKCS8, importX509, jwtVerify, SignJWT } from 'jose';
import { runClient } from './lib/run-client';
import { startBenchPortal } from './lib/start-bench-portal';
import { inWords, percentile } from './lib/statistics';

const rounds = 20;

interface Client {
  uri: string;
  key: CryptoKey;
  x5c: string[];
}

async function answered(response: Response): Promise<Record<string, unknown>> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

function signed(client: Client, claims: Record<string, unknown>, audience: string, iss: string) {
  return new SignJWT({ ...claims, jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', x5c: client.x5c })
    .setIssuer(iss)
    .setSubject(iss)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(client.key);
}

/** The least that gets a resource by UDAP. */
async function bareJourney(base: string, client: Client): Promise<void> {
  const metadata = await answered(await fetch(`${base}/.well-known/udap`));
  const jwt = String(metadata.signed_metadata);
  const [leaf] = decodeProtectedHeader(jwt).x5c ?? [];
  const pem = new X509Certificate(Buffer.from(leaf ?? '', 'base64')).toString();
  const { payload } = await jwtVerify(jwt, await importX509(pem, 'RS256'));
  const registrationUrl = String(payload.registration_endpoint);
  const tokenUrl = String(payload.token_endpoint);
  const statement = await signed(
    client,
    {
      client_name: 'Bare script',
      contacts: ['mailto:bare@example.org'],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'private_key_jwt',
      scope: 'system/*.rs',
    },
    registrationUrl,
    client.uri,
  );
  const registered = await answered(
    await fetch(registrationUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ software_statement: statement, udap: '1' }),
    }),
  );
  const b2b = {
    version: '1',
    organization_name: 'Example Clinic',
    organization_id: 'https://clinic.example.org',
    purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
  };
  const assertion = await signed(
    client,
    { extensions: { 'hl7-b2b': b2b } },
    tokenUrl,
    String(registered.client_id),
  );
  const token = await answered(
    await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope: 'system/*.rs',
        udap: '1',
      }),
    }),
  );
  const headers = { authorization: `Bearer ${String(token.access_token)}` };
  const bundle = await answered(await fetch(`${base}/Patient?_count=5`, { headers }));
  if (bundle.resourceType !== 'Bundle') throw new Error('no Bundle came');
}

const portal = await startBenchPortal();
try {
  const run = runClient(portal.url, portal.token);
  const uri = 'https://bench.example.org/client';
  const made = await answered(
    await fetch(`${portal.url}/api/v1/workspaces/demo/test-certificates`, {
      method: 'POST',
      headers: { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'good', sanUri: uri }),
    }),
  );
  const client: Client = {
    uri,
    key: await importPKCS8(String(made.privateKeyPem), 'RS256'),
    x5c: (made.chainPem as string[]).map((pem) => new X509Certificate(pem).raw.toString('base64')),
  };
  const base = `${portal.url}/sandbox/harbor/fhir/r4`;
  const ours: number[] = [];
  const firsts: number[] = [];
  const bare: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    // In turns, so that a slow moment of the machine hits both.
    const start = performance.now();
    await bareJourney(base, client);
    const there = performance.now() - start;
    const { first, whole } = await run({
      auth: { method: 'udap', register: 'always' },
      request: { path: 'Patient?_count=5' },
    });
    // The first round warms up.
    if (round === -1) continue;
    bare.push(there);
    ours.push(whole);
    firsts.push(first);
  }
  console.log(
    `UDAP journey: ${inWords(ours)}, bare script ${inWords(bare)}, ratio ` +
      `${(percentile(ours, 50) / percentile(bare, 50)).toFixed(1)}; first event ${inWords(firsts)}`,
  );
} finally {
  await portal.remove();
}
