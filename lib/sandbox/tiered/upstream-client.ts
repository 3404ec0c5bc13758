import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { signJws } from '@/lib/protocol/jose/sign';
import {
  buildRegistrationRequest,
  processRegistrationResponse,
} from '@/lib/protocol/udap/registration';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import { holderAddresses, logoUri } from '../addresses';
import type { Holder } from '../holders/settings';
import { providerScope, providerTransport, type Provider } from './find-provider';
import { holderSigner } from './holder-signer';
import { failuresOf, refuseProvider } from './refuse-provider';

/** What identifies the registration of a holder at an identity provider. */
const keyOf = (holder: Holder, { community, baseUrl }: Provider) => ({
  holder: holder.name,
  community: community.uri,
  provider: baseUrl,
});

/**
 * The client_id of a holder at an identity provider: the one that it keeps, or a new one for which it registers now
 * with a signed statement. It registers again when the endpoint or the own redirect is another one than then.
 *
 * @throws OAuthError `invalid_idp`
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html (IG 2 §6.2)
 */
export async function clientAtProvider(holder: Holder, provider: Provider): Promise<string> {
  const client = await db();
  const key = keyOf(holder, provider);
  const { registrationEndpoint } = provider;
  const redirectUri = holderAddresses(holder.name).upstreamRedirect;
  const known = await client.sandboxUpstreamClient.findUnique({
    where: { holder_community_provider: key },
  });
  const isSame =
    known?.registrationEndpoint === registrationEndpoint && known.redirectUri === redirectUri;
  if (isSame) return known.clientId;
  const clientId = await register(holder, provider);
  const columns = { registrationEndpoint, redirectUri, clientId, registeredAt: new Date() };
  await client.sandboxUpstreamClient.upsert({
    where: { holder_community_provider: key },
    create: { ...key, ...columns },
    update: columns,
  });
  return clientId;
}

/** Forgets a registration that the identity provider does not know any more: the next person makes it anew. */
export async function forgetClient(
  holder: Holder,
  { provider, community }: { provider: string; community: string },
): Promise<void> {
  const client = await db();
  await client.sandboxUpstreamClient.deleteMany({
    where: { holder: holder.name, provider, community },
  });
}

async function register(holder: Holder, provider: Provider): Promise<string> {
  const { baseUrl, registrationEndpoint, community } = provider;
  const signer = await holderSigner(holder, community.uri);
  const addresses = holderAddresses(holder.name);
  const claims = buildStatementClaims({
    metadata: {
      client_name: `Sandbox data holder ${holder.settings.title}`,
      client_uri: addresses.baseUrl,
      logo_uri: logoUri(),
      contacts: [`mailto:sandbox@${new URL(addresses.baseUrl).hostname}`],
      redirect_uris: [addresses.upstreamRedirect],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt',
      scope: providerScope,
    },
    issuer: addresses.baseUrl,
    audience: registrationEndpoint,
    now: new Date(),
    jti: randomUUID(),
  });
  const statement = await signJws({ alg: signer.alg, x5c: signer.x5c }, claims, signer);
  const result = await providerTransport()(
    buildRegistrationRequest({ endpoint: registrationEndpoint, softwareStatement: statement }),
  );
  const { registration, checks } = processRegistrationResponse(result, {
    statement,
    sentClaims: claims,
    ruleSet: holder.settings.ruleSet,
  });
  if (!registration) {
    throw refuseProvider(baseUrl, `this holder could not register with it. ${failuresOf(checks)}`);
  }
  return registration.client_id;
}
