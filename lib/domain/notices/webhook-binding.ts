/** What the sealed secret of a webhook is bound to, so that it opens only in its own row. */
export function webhookBinding(webhookId: string): string {
  return `webhook:${webhookId}`;
}
