import { Children, isValidElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { GET } from '@/app/docs/search/hits/route';
import { docsPlaces, elementPages } from '@/app/docs/search/places';
import { readApiDocument } from '@/components/docs/api-document';
import { checkCatalogues } from '@/components/docs/check-catalogues';
import { DocsContents } from '@/components/docs/docs-contents';
import { pageAt, docsGroups } from '@/components/docs/docs-pages';
import { problemGuides } from '@/components/docs/problem-guides';
import { sectionsOf } from '@/components/docs/sections-of';
import { productVersion } from '@/lib/domain/docs/product-version';
import { interviewQuestions } from '@/lib/guide/interview';
import { readingOf } from '@/lib/guide/reading';
import { openapi } from '@/lib/http/openapi';
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
    ['invalid_client', '/docs/checks/oauth.token.invalid-client'],
    ['refresh token', '/docs/glossary#refresh-token'],
    ['x5c', '/docs/checks/udap.signed-metadata.x5c'],
    ['TEFCA', '/docs/udap#tefca'],
    ['launch', '/docs/flows/smart-ehr'],
    ['CORS', '/docs/checks/smart.configuration.cors'],
    ['jwks', '/docs/glossary#jwks'],
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

/** Whether a page has the list of its headings. */
function hasContents(node: ReactNode): boolean {
  return Children.toArray(node).some(
    (child) =>
      isValidElement<{ children?: ReactNode }>(child) &&
      (child.type === DocsContents || hasContents(child.props.children)),
  );
}

describe('the guides that are made of elements', () => {
  // The same grade as for the pages in Markdown.
  it.each(Object.entries(elementPages))('%s is plain to read', (_, page) => {
    const prose = sectionsOf(page()).flatMap(({ text }) => text.split('\n\n'));
    const { words, grade } = readingOf(prose);
    expect(words).toBeGreaterThan(100);
    expect(grade).toBeLessThanOrEqual(9);
    // Some ten minutes. What is longer than five begins with its contents, so that nobody has to read all of it.
    expect(words).toBeLessThanOrEqual(2_200);
    if (words > 1_000) expect(hasContents(page())).toBe(true);
  });
});

describe('the pages that are made of data', () => {
  const rules = checkCatalogues.flatMap(({ checks }) => Object.values(checks));

  it('are plain to read', () => {
    const guides = Object.values(problemGuides).flatMap(({ meaning, wayOut }) => [
      meaning,
      ...wayOut,
    ]);
    const questions = interviewQuestions.flatMap(({ title, why, options }) => [
      title,
      why,
      ...options.flatMap(({ label, text }) => [label, text]),
    ]);
    const checks = rules.flatMap(({ title, why, fix }) => [title, why, fix]);
    const contents = docsGroups.flatMap(({ pages }) => pages.map(({ summary }) => summary));
    const endpoints = readApiDocument(openapi()).flatMap(({ operations }) =>
      operations.map(({ summary }) => summary),
    );
    for (const [name, prose] of Object.entries({
      guides,
      questions,
      checks,
      contents,
      endpoints,
    })) {
      expect([name, readingOf(prose).grade <= 9]).toEqual([name, true]);
    }
  });

  it('say shortly why a check matters and how to mend it', () => {
    const long = rules.filter(({ why, fix }) => readingOf([why, fix]).words > 150);
    expect(long.map(({ title }) => title)).toEqual([]);
  });
});

describe('the version of the documentation', () => {
  it('is that of the product', () => {
    expect(productVersion().version).toBe(packageJson.version);
    expect(pageAt('/docs/changes')).not.toBeNull();
  });
});
