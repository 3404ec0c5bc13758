/** What the sealed value of a variable is bound to, so that it opens only in its own row. */
export function variableBinding(variableId: string): string {
  return `environment-variable:${variableId}`;
}
