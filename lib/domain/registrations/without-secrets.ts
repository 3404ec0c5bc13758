/** The members of RFC 7591 and 7592 answers that are secrets, and the statement, which is long and says the same. */
const secretMembers = ['client_secret', 'registration_access_token', 'software_statement'];

/** A copy of client metadata or of an answer without what must not be kept in clear. */
export function withoutSecrets(metadata: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([member, value]) => !secretMembers.includes(member) && value !== undefined,
    ),
  );
}
