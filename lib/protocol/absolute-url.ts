/**
 * A URL as an absolute one that can be called, also where it is relative.
 * @returns null for what is none, and for other schemes than https and http
 */
export function absoluteUrl(text: string, baseUrl: string): string | null {
  if (!URL.canParse(text, baseUrl)) return null;
  const url = new URL(text, baseUrl);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
