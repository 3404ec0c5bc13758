/** What the sealed values of a collection run are bound to, so that they open only in their own row. */
export function collectionValuesBinding(collectionRunId: string): string {
  return `collection-run-values:${collectionRunId}`;
}
