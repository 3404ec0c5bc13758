import type { Community } from '@/lib/schemas/community';

/** Who looks after a community, in words. */
export const managedByWords: Readonly<Record<Community['managedBy'], string>> = {
  sandbox: 'Sandbox',
  operator: 'Operator of the portal',
  workspace: 'This workspace',
};

/** What revocation that cannot be found out means. */
export const revocationWords: Readonly<Record<Community['revocation'], string>> = {
  hard: 'Hard: what cannot be found out counts as revoked',
  soft: 'Soft: what cannot be found out passes with a warning',
};

/** How members get a certificate. */
export function issuanceWords({
  issuance,
  caName,
}: Pick<Community, 'issuance' | 'caName'>): string {
  if (issuance === 'portal') return 'By the CA of the sandbox, after a review here';
  if (issuance === 'outside') return `By ${caName || 'a certification authority'} outside`;
  return 'Not through the portal: members bring a certificate';
}

/** What certificates of a community may sign with and be named by. */
export function certificateRules({
  algorithms,
  sanSchemes,
}: Pick<Community, 'algorithms' | 'sanSchemes'>): string {
  const uris =
    sanSchemes.length === 0
      ? 'URIs of any scheme'
      : `URIs with ${sanSchemes.map((scheme) => `${scheme}:`).join(', ')}`;
  return `${algorithms.join(', ')}; ${uris}`;
}
