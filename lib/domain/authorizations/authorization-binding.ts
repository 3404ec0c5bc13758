/** What the sealed secrets of an authorization are bound to. */
export function authorizationSecretsBinding(id: string): string {
  return `authorization-secrets:${id}`;
}

/** What the sealed answer of a holder is bound to. */
export function authorizationAnswerBinding(id: string): string {
  return `authorization-answer:${id}`;
}
