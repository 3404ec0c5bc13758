/** The scope without which the meaning of `idp` is not defined (UDAP Security IG 2 §6.1). */
const scopeOfTieredOauth = 'udap';

/** The scopes with `udap` among them where there is an identity provider, and without where there is none. */
export function scopeFor(scope: string, idp: string): string {
  const others = scope.split(/\s+/).filter((one) => one !== '' && one !== scopeOfTieredOauth);
  return [...others, ...(idp.trim() === '' ? [] : [scopeOfTieredOauth])].join(' ');
}

/** The identity provider of the sandbox where the holder is one of the sandbox, or null. */
export function sandboxProviderFor(holder: string, origin: string): string | null {
  // A name without an address is a built-in holder.
  const isOfSandbox = /^[a-z0-9-]+$/.test(holder) || holder.startsWith(`${origin}/sandbox/`);
  return isOfSandbox ? `${origin}/sandbox/idp` : null;
}
