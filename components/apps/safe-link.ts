/**
 * The address that a link may have that somebody else typed: https, http, mailto or tel. Null for anything else, of
 * which only the text is shown.
 */
export function safeLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol } = new URL(text);
  return ['https:', 'http:', 'mailto:', 'tel:'].includes(protocol) ? text : null;
}
