import 'server-only';
import { shown } from '@/lib/protocol/json-body';
import { clockToleranceSeconds, maxJwtLifetimeSeconds } from './capabilities';
import { OAuthError, type OAuthErrorCode } from './oauth-error';

type Claims = Readonly<Record<string, unknown>>;

function seconds(claims: Claims, name: 'iat' | 'exp', code: OAuthErrorCode): number {
  const value = claims[name];
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) {
    if (value < 100_000_000_000) return value;
    throw new OAuthError(
      code,
      `Found ${name} ${value}, which looks like milliseconds; expected seconds since 1970.`,
    );
  }
  throw new OAuthError(code, `Found ${name} ${shown(value)}, expected whole seconds since 1970.`);
}

function isoTime(value: number): string {
  return new Date(value * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * Demands `iat` and `exp` in whole seconds: issued in the past, not expired, at most 300 seconds apart.
 *
 * @returns when the JWT expires
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export function requireTimes(claims: Claims, code: OAuthErrorCode): Date {
  const issued = seconds(claims, 'iat', code);
  const expires = seconds(claims, 'exp', code);
  const now = Date.now() / 1000;
  const clock = `the clock here says ${isoTime(Math.floor(now))}`;
  if (issued > now + clockToleranceSeconds) {
    throw new OAuthError(
      code,
      `The JWT was issued in the future: iat is ${isoTime(issued)}, ${clock}.`,
    );
  }
  if (expires <= now) {
    throw new OAuthError(code, `The JWT has expired: exp is ${isoTime(expires)}, ${clock}.`);
  }
  if (expires - issued > maxJwtLifetimeSeconds || expires <= issued) {
    throw new OAuthError(
      code,
      `exp is ${expires - issued} s after iat, expected more than 0 and at most ${maxJwtLifetimeSeconds} s.`,
    );
  }
  return new Date(expires * 1000);
}

/**
 * Demands an `exp` in the near future. An `iat` is not demanded, as SMART does not, but must not be in the future.
 *
 * @returns when the JWT expires
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export function requireExpiry(claims: Claims, code: OAuthErrorCode): Date {
  if (claims.iat !== undefined) return requireTimes(claims, code);
  const expires = seconds(claims, 'exp', code);
  const now = Date.now() / 1000;
  if (expires <= now || expires > now + maxJwtLifetimeSeconds + clockToleranceSeconds) {
    throw new OAuthError(
      code,
      `exp is ${isoTime(expires)}, expected within the next ${maxJwtLifetimeSeconds} s; the clock here says ${isoTime(Math.floor(now))}.`,
    );
  }
  return new Date(expires * 1000);
}

/**
 * Demands that `aud` is exactly one of these addresses, as a string or as an array with just that string.
 *
 * @param why said after a refusal
 */
export function requireAudience(
  claims: Claims,
  addresses: string | readonly string[],
  code: OAuthErrorCode,
  why = '',
): void {
  const { aud } = claims;
  const values: unknown[] = Array.isArray(aud) ? aud : [aud];
  const wanted = typeof addresses === 'string' ? [addresses] : addresses;
  if (values.length === 1 && wanted.some((one) => one === values[0])) return;
  const expected = wanted.map((one) => `'${one}'`).join(' or ');
  throw new OAuthError(code, `Found aud ${shown(aud)}, expected exactly ${expected}.${why}`);
}

/** Whether a value is a string with something in it and without control characters. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && !/\p{Cc}/u.test(value);
}

/** Demands a non-empty string of at most `maxLength` characters. */
export function requireString(
  claims: Claims,
  name: string,
  code: OAuthErrorCode,
  maxLength = 2000,
): string {
  const value = claims[name];
  if (isText(value) && value.length <= maxLength) return value;
  throw new OAuthError(
    code,
    `Found ${name} ${shown(value)}, expected a string of 1 to ${maxLength} characters.`,
  );
}
