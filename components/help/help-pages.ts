/**
 * The page of the documentation for each screen: by the pattern of its address, the first that fits. `*` stands for
 * one part of the address; what lies below a pattern belongs to it.
 */
export const helpPages: readonly (readonly [pattern: string, docs: string])[] = [
  ['/w/*/apps/*/choose', '/docs/choosing'],
  ['/w/*/apps/*/plan', '/docs/flows'],
  ['/w/*/apps/*/keys', '/docs/registration#keys-without-udap'],
  ['/w/*/apps/*/policies', '/docs/steps'],
  ['/w/*/apps/*/outreach', '/docs/steps'],
  ['/w/*/apps', '/docs/registration'],
  ['/w/*/certificates/communities', '/docs/trust'],
  ['/w/*/certificates/doctor', '/docs/certificates#when-it-is-not-trusted-the-trust-doctor'],
  ['/w/*/certificates/keys', '/docs/certificates#where-the-key-lives'],
  ['/w/*/certificates/requests', '/docs/certificates#the-first-one-step-by-step'],
  ['/w/*/certificates/test-set', '/docs/certificates#the-test-set'],
  ['/w/*/certificates/upload', '/docs/certificates#formats'],
  ['/w/*/certificates', '/docs/certificates'],
  ['/w/*/console/first', '/docs/first-request'],
  ['/w/*/console', '/docs/console'],
  ['/w/*/directory/not-found', '/docs/directory#not-there'],
  ['/w/*/directory/picture', '/docs/directory#picture'],
  ['/w/*/directory', '/docs/directory'],
  ['/w/*/registrations/profiles', '/docs/holder-profiles'],
  ['/w/*/registrations', '/docs/registration'],
  ['/w/*/runs', '/docs/console'],
  ['/w/*/sandbox', '/docs/first-request'],
  ['/w/*/settings/tokens', '/docs/scripting'],
  ['/w/*/settings', '/docs/steps'],
  ['/w/*', '/docs/steps'],
  ['/account', '/docs'],
  ['/admin/communities', '/docs/trust'],
  ['/admin/directory', '/docs/directory#operators'],
  ['/admin', '/docs/operations'],
];

function fits(pattern: string, address: string): boolean {
  const parts = address.split('/');
  return pattern.split('/').every((part, index) => {
    const found = parts[index];
    return part === '*' ? found !== undefined && found !== '' : part === found;
  });
}

/** The page of the documentation for the screen at an address; null where the address is no screen of the portal. */
export function helpFor(pathname: string): string | null {
  return helpPages.find(([pattern]) => fits(pattern, pathname))?.[1] ?? null;
}
