/** Members of forms, JSON objects and queries whose value is a secret, with the name that the mask shows. */
const secretMembers = [
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'registration_access_token',
  'initial_access_token',
  'subject_token',
  'actor_token',
  'token',
  'client_secret',
  'client_assertion',
  'assertion',
  'software_statement',
  'certifications',
  'code',
  'code_verifier',
  'device_code',
  'password',
  'api_key',
] as const;

const plain = (name: string) => name.toLowerCase().replace(/[-_.]/g, '');
const byPlainName: ReadonlyMap<string, string> = new Map(
  secretMembers.map((name) => [plain(name), name]),
);

/** Names that masks may carry. */
export const maskNames: readonly string[] = [
  ...secretMembers,
  'credentials',
  'cookie',
  'dpop',
  'variable',
  'state',
];

/**
 * The name under which the value of a member is masked, or null when it is no secret.
 *
 * @param isOAuth whether the message belongs to OAuth: elsewhere `code` is what FHIR calls a code
 */
export function secretMember(name: string, isOAuth: boolean): string | null {
  if (name.length > 60) return null;
  const secret = byPlainName.get(plain(name)) ?? null;
  return secret === 'code' && !isOAuth ? null : secret;
}

/** What stands where the signature of a JWS was. */
export const removedSignature = '‹signature removed›';
