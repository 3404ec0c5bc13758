import { normalizeName } from '../normalize/names';

const longestSlug = 40;

/**
 * The name of an exported file: what it is, what was searched for, and the day, in UTC. ASCII only, so that it needs no
 * encoding in a header: `directory-mayo-clinic-2026-11-25.csv`.
 */
export function exportFileName(name: string, ending: string, q: string, at: Date): string {
  const slug = normalizeName(q)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-|-$/g, '');
  const parts = [name, slug, at.toISOString().slice(0, 10)].filter((part) => part !== '');
  return `${parts.join('-')}.${ending}`;
}
