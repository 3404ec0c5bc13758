import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const portal = path.join(root, 'app/(portal)');
const pages = readdirSync(portal, { recursive: true, encoding: 'utf8' })
  .filter((name) => path.basename(name) === 'page.tsx')
  .map((name) => path.dirname(name).split(path.sep).join('/'))
  .sort();

/** Pages that only send on to another one, or on which no word stands that the glossary explains. */
const without = new Set([
  'account',
  'admin',
  'admin/feedback',
  'w/[workspace]/apps/[app]/(sections)',
  'w/[workspace]/apps/[app]/(sections)/activity',
  'w/[workspace]/settings',
  'w/[workspace]/settings/audit',
  'w/[workspace]/settings/invitations',
  'w/[workspace]/settings/members',
  'w/[workspace]/settings/tokens',
]);

/** The file that an import names, when it is one with markup of ours. */
function fileOf(specifier: string, from: string): string | null {
  const base = specifier.startsWith('@/')
    ? path.join(root, specifier.slice(2))
    : specifier.startsWith('.')
      ? path.join(path.dirname(from), specifier)
      : null;
  const file = base === null ? '' : `${base}.tsx`;
  const isShown = /^(app|components)\//.test(path.relative(root, file));
  // What the documentation shows and the parts themselves say nothing of this page.
  const isOther = /^components\/(docs|help|ui)\//.test(path.relative(root, file));
  return isShown && !isOther && existsSync(file) ? file : null;
}

/** Whether a page, or a component on it, explains a word. */
function explains(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  if (/<(Client)?Term\b/.test(source)) return true;
  return [...source.matchAll(/\bfrom '([^']+)'/g)].some(([, specifier]) => {
    const next = fileOf(specifier ?? '', file);
    return next !== null && explains(next, seen);
  });
}

describe('the words of each screen', () => {
  it.each(pages)('%s explains one where it stands', (page) => {
    expect(explains(path.join(portal, page, 'page.tsx'))).toBe(!without.has(page));
  });

  it('leaves out only screens that are there', () => {
    expect(pages.length).toBeGreaterThan(50);
    expect([...without].filter((page) => !pages.includes(page))).toEqual([]);
  });
});
