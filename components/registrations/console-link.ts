import type { RegistrationSummary } from '@/lib/schemas/registration';

/**
 * The console, ready to use a registration: its holder, its certificate (by whose URI the run finds it) and its scope.
 * Null for registrations with which the console cannot get a token.
 */
export function consoleLink(
  workspace: string,
  {
    method,
    grantType,
    status,
    holderBaseUrl,
    certificateId,
    community,
    scope,
  }: RegistrationSummary,
): string | null {
  if (method !== 'udap' || grantType !== 'client_credentials' || status !== 'active') return null;
  const query = new URLSearchParams({
    holder: holderBaseUrl,
    scope,
    ...(certificateId === null ? {} : { certificateId }),
    ...(community !== null && URL.canParse(community) ? { community } : {}),
  });
  return `/w/${workspace}/console?${query}`;
}
