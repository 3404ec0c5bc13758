/** The scope without which the meaning of `idp` is not defined (UDAP Security IG 2 §6.1). */
const scopeOfTieredOauth = 'udap';

/** The scopes with `udap` among them where there is an identity provider, and without where there is none. */
export function scopeFor(scope: string, idp: string): string {
  const others = scope.split(/\s+/).filter((one) => one !== '' && one !== scopeOfTieredOauth);
  return [...others, ...(idp.trim() === '' ? [] : [scopeOfTieredOauth])].join(' ');
}

/**
 * Why a holder takes nobody from an identity provider: it does not list `udap_to` among its UDAP profiles. Null when it
 * does, or while they are not known.
 */
export function whyNoTieredOauth(udapProfiles: readonly string[] | null): string | null {
  if (udapProfiles === null || udapProfiles.includes('udap_to')) return null;
  return udapProfiles.length === 0
    ? 'This holder does not offer it: it publishes no UDAP profiles.'
    : `This holder does not offer it: its UDAP metadata lists ${udapProfiles.join(', ')}, and not udap_to.`;
}

/** The identity provider of the sandbox where the holder is one of the sandbox, or null. */
export function sandboxProviderFor(holder: string, origin: string): string | null {
  // A name without an address is a built-in holder.
  const isOfSandbox = /^[a-z0-9-]+$/.test(holder) || holder.startsWith(`${origin}/sandbox/`);
  return isOfSandbox ? `${origin}/sandbox/idp` : null;
}
