import { describe, expect, it } from 'vitest';
import { GET } from '@/app/docs/search/hits/route';
import { docsPlaces, elementPages } from '@/app/docs/search/places';
import { pageAt, docsGroups } from '@/components/docs/docs-pages';
import { sectionsOf } from '@/components/docs/sections-of';
import { productVersion } from '@/lib/domain/docs/product-version';
import { readingOf } from '@/lib/guide/reading';
import packageJson from '../../package.json' with { type: 'json' };

async function found(query: string): Promise<string[]> {
  const response = GET(
    new Request(`http://localhost/docs/search/hits?q=${encodeURIComponent(query)}`),
  );
  const { hits } = (await response.json()) as { hits: { href: string }[] };
  return hits.map(({ href }) => href);
}

describe('the search of the documentation', () => {
  it.each([
    ['how to renew a certificate', '/docs/certificates#renewal'],
    ['pkce', '/docs/glossary#pkce'],
    ['tierd oauth', '/docs/flows/tiered-oauth'],
    ['softwear statement', '/docs/glossary#software-statement'],
    ['which flow, how many holders', '/docs/choosing'],
    ['auth.forbidden', '/docs/errors/auth.forbidden'],
    ['explain.trust', '/docs/causes'],
    ['backup', '/docs/operations#backups'],
    ['runs.start', '/docs/api#runs.start'],
    ['udap.metadata.found', '/docs/checks/udap.metadata.found'],
  ])('finds %s', async (query, href) => {
    const hrefs = await found(query);
    if (href === '/docs/causes') expect(hrefs[0]).toMatch(/^\/docs\/checks\/explain\.trust/);
    else expect(hrefs).toContain(href);
  });

  it('finds nothing for nothing', async () => {
    expect(await found('')).toEqual([]);
    expect(await found('qqqqqqqqqqqq')).toEqual([]);
  });

  it('knows every page of the contents', () => {
    const known = new Set(docsPlaces().map(({ href }) => href.split('#')[0]));
    const lists = [
      '/docs',
      '/docs/glossary',
      '/docs/api',
      '/docs/checks',
      '/docs/causes',
      '/docs/errors',
    ];
    const missing = docsGroups
      .flatMap(({ pages }) => pages.map(({ href }) => href))
      .filter((href) => !known.has(href) && !lists.includes(href));
    expect(missing).toEqual([]);
  });

  it('has text at nearly every place', () => {
    const places = docsPlaces();
    expect(places.length).toBeGreaterThan(800);
    const silent = places.filter(({ text, heading }) => text.trim() === '' && heading === null);
    expect(silent).toEqual([]);
  });
});

describe('the guides that are made of elements', () => {
  // The same grade as for the pages in Markdown.
  it.each(Object.entries(elementPages))('%s is plain to read', (_, page) => {
    const prose = sectionsOf(page()).flatMap(({ text }) => text.split('\n\n'));
    const { words, grade } = readingOf(prose);
    expect(words).toBeGreaterThan(100);
    expect(grade).toBeLessThanOrEqual(9);
  });
});

describe('the version of the documentation', () => {
  it('is that of the product', () => {
    expect(productVersion().version).toBe(packageJson.version);
    expect(pageAt('/docs/changes')).not.toBeNull();
  });
});
