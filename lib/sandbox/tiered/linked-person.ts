import 'server-only';
import { holderAddresses, identityProviderName } from '../addresses';
import { findPerson, identityAccounts, type SandboxPerson } from '../people/people';

/**
 * The person whom a data holder of the sandbox knows by an identity: `sub` means nothing without the issuer that gave
 * it. The accounts of the sandbox's own identity provider are linked; nobody else is.
 */
export function linkedPerson(holder: string, issuer: string, sub: string): SandboxPerson | null {
  if (issuer !== holderAddresses(identityProviderName).baseUrl) return null;
  const account = identityAccounts().find(({ id }) => id === sub);
  return account?.personId == null ? null : findPerson(holder, account.personId);
}
