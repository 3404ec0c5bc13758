import type { Check } from '../check';
import { shown } from '../json-body';
import { check } from './authorization-checks';

/** What a person is sent to an authorization endpoint with. */
export interface AuthorizationRequest {
  /** The authorization endpoint as the metadata has it; its own query is kept. */
  endpoint: string;
  clientId: string;
  redirectUri: string;
  /** Space-delimited. */
  scope: string;
  /** At least 122 random bits. */
  state: string;
  /** S256. */
  codeChallenge: string;
  /** The FHIR base URL; an identity provider has none. */
  aud?: string;
  nonce?: string;
  /** Seconds since the person signed in there, at most. */
  maxAge?: number;
  /** How the person is to be asked (OpenID Connect Core §3.1.2.1). */
  prompt?: string;
  /** What an EHR gave with its launch. */
  launch?: string;
  /** Base URL of an identity provider (Tiered OAuth). */
  idp?: string;
}

/**
 * The address to which the browser is sent.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 * @see UDAP Security IG 2 §7.2
 */
export function buildAuthorizationUrl(request: AuthorizationRequest): string {
  const url = new URL(request.endpoint);
  const parameters = {
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state: request.state,
    aud: request.aud,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
    nonce: request.nonce,
    max_age: request.maxAge?.toString(),
    prompt: request.prompt,
    launch: request.launch,
    idp: request.idp,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

/** What is known of the holder and of the client when a person is about to be sent there. */
export interface AuthorizationGrounds {
  /** The authorization endpoint, when the metadata names one. */
  endpoint: string | undefined;
  redirectUri: string;
  scope: string;
  launch?: string | undefined;
  idp?: string | undefined;
  /** Capabilities without which this client and launch cannot work; those of SMART only. */
  needs: readonly string[];
  /** Null where the metadata says nothing. */
  offered: {
    /** `udap_profiles_supported`. */
    udapProfiles?: readonly string[] | null;
    grantTypes: readonly string[] | null;
    codeChallengeMethods: readonly string[] | null;
    scopes: readonly string[] | null;
    capabilities: readonly string[] | null;
  };
  /** Null where nobody wrote it down. */
  registered: { redirectUris: readonly string[] | null; scope: string | null };
}

const words = (scope: string) => scope.split(' ').filter(Boolean);

/** Judges an authorization request before anybody is sent anywhere. */
export function checkAuthorizationRequest(grounds: AuthorizationGrounds): Check[] {
  return [
    endpoint(grounds.endpoint),
    ...grantType(grounds.offered.grantTypes),
    ...pkce(grounds.offered.codeChallengeMethods),
    ...capabilities(grounds.needs, grounds.offered.capabilities),
    redirectUri(grounds.redirectUri, grounds.registered.redirectUris),
    ...registeredScope(grounds.scope, grounds.registered.scope),
    ...offeredScope(grounds.scope, grounds.offered.scopes),
    ...scopesTogether(grounds),
    ...identityProvider(grounds),
  ];
}

function isUsable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash } = new URL(text);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return hash === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback));
}

function endpoint(found: string | undefined): Check {
  const isGood = found !== undefined && isUsable(found);
  return check('oauth.authorization.endpoint', {
    verdict: isGood ? 'pass' : 'fail',
    seen: found ?? 'authorization_endpoint is absent.',
  });
}

function grantType(offered: readonly string[] | null): Check[] {
  if (offered === null) return [];
  const isOffered = offered.includes('authorization_code');
  const seen = `grant_types_supported: ${offered.join(', ') || 'empty'}.`;
  return [check('oauth.authorization.grant-type', { verdict: isOffered ? 'pass' : 'warn', seen })];
}

function pkce(methods: readonly string[] | null): Check[] {
  if (methods === null) return [];
  const isGood = methods.includes('S256') && !methods.includes('plain');
  const seen = `code_challenge_methods_supported: ${methods.join(', ') || 'empty'}.`;
  return [check('oauth.authorization.pkce', { verdict: isGood ? 'pass' : 'warn', seen })];
}

function capabilities(needs: readonly string[], offered: readonly string[] | null): Check[] {
  if (offered === null || needs.length === 0) return [];
  const missing = needs.filter((name) => !offered.includes(name));
  return [
    check('oauth.authorization.capability', {
      verdict: missing.length === 0 ? 'pass' : 'warn',
      seen:
        missing.length === 0
          ? `The holder lists ${needs.join(', ')}.`
          : `The holder does not list ${missing.join(', ')}.`,
    }),
  ];
}

function redirectUri(wanted: string, registered: readonly string[] | null): Check {
  const id = 'oauth.authorization.redirect-uri';
  if (registered === null) {
    return check(id, {
      verdict: 'skip',
      seen: `Nobody wrote down which redirect URIs are registered. The portal asks to come back to ${wanted}.`,
    });
  }
  const isThere = registered.includes(wanted);
  return check(id, {
    verdict: isThere ? 'pass' : 'fail',
    seen: isThere
      ? wanted
      : `${wanted} is not among the registered ones: ${registered.join(', ') || 'there are none'}.`,
  });
}

function registeredScope(asked: string, registered: string | null): Check[] {
  if (registered === null) return [];
  const known = new Set(words(registered));
  const missing = words(asked).filter((scope) => !known.has(scope));
  return [
    check('oauth.authorization.registered-scope', {
      verdict: missing.length === 0 ? 'pass' : 'warn',
      seen:
        missing.length === 0
          ? `All ${words(asked).length} are.`
          : `Not registered: ${missing.join(' ')}. Registered: ${registered || 'none'}.`,
    }),
  ];
}

function offeredScope(asked: string, offered: readonly string[] | null): Check[] {
  if (offered === null) return [];
  const missing = words(asked).filter((scope) => !offered.includes(scope));
  return [
    check('oauth.authorization.offered-scope', {
      verdict: missing.length === 0 ? 'pass' : 'info',
      seen:
        missing.length === 0
          ? 'All of them are listed.'
          : `Not in scopes_supported: ${missing.join(' ')}.`,
    }),
  ];
}

/** Scopes that make sense only with something else. */
function scopesTogether({ scope, launch }: AuthorizationGrounds): Check[] {
  const asked = words(scope);
  const checks: Check[] = [];
  if (asked.includes('launch') !== (launch !== undefined)) {
    checks.push(
      check('oauth.authorization.launch-scope', {
        verdict: 'warn',
        seen:
          launch === undefined
            ? 'The scope launch without a launch of an EHR.'
            : 'A launch of an EHR without the scope launch.',
      }),
    );
  }
  if (asked.includes('fhirUser') && !asked.includes('openid')) {
    checks.push(
      check('oauth.authorization.openid-scope', {
        verdict: 'warn',
        seen: 'fhirUser without openid.',
      }),
    );
  }
  return checks;
}

/** What an identity provider needs beside the request; nothing where none is named (UDAP Security IG 2 §6.1). */
function identityProvider({ scope, idp, offered, registered }: AuthorizationGrounds): Check[] {
  if (idp === undefined) return [];
  const isAsked = words(scope).includes('udap');
  const isRegistered = registered.scope === null || words(registered.scope).includes('udap');
  const isAddress = isUsable(idp) && !/[?#]/.test(idp);
  const { udapProfiles = null } = offered;
  const isOffered = udapProfiles?.includes('udap_to') === true;
  return [
    check('oauth.authorization.idp-address', {
      verdict: isAddress ? 'pass' : 'fail',
      seen: `idp is ${shown(idp)}.`,
    }),
    check('oauth.authorization.idp-scope', {
      verdict: isAsked && isRegistered ? 'pass' : 'warn',
      seen: isAsked
        ? `The scope udap is asked for${isRegistered ? '.' : ', but the client is not registered for it.'}`
        : `idp ${shown(idp)} without the scope udap.`,
    }),
    check('oauth.authorization.idp-offered', {
      verdict: isOffered ? 'pass' : udapProfiles === null ? 'skip' : 'warn',
      seen:
        udapProfiles === null
          ? 'The run did not read the UDAP metadata of the holder.'
          : `udap_profiles_supported: ${udapProfiles.join(', ') || 'empty'}.`,
    }),
  ];
}
