import { describe, expect, it } from 'vitest';
import { pageAt } from './docs-pages';
import { glossary, glossaryHref, sortedTerms } from '@/lib/guide/glossary';

describe('the glossary', () => {
  const ids = sortedTerms();

  it('holds the words that people stumble on', () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        'client-id',
        'software-statement',
        'community',
        'anchor',
        'jwks',
        'pkce',
        'scope-v1',
        'scope-v2',
        'refresh-token',
        'issuer',
        'san',
        'crl',
        'ocsp',
        'aia',
        'introspection',
        'launch-context',
        'fhir-user',
        'hl7-b2b',
        'purpose-of-use',
        'tefca',
        'baa',
      ]),
    );
  });

  it.each(ids)('explains %s shortly, and leads to a page that exists', (id) => {
    const { short, page, more } = glossary[id];
    expect(short).toMatch(/^[A-Z].*[.…?]$/s);
    expect(short.length).toBeLessThanOrEqual(200);
    expect((more ?? '').length).toBeLessThanOrEqual(300);
    if (page !== undefined) expect(pageAt(page)).not.toBeNull();
    expect(glossaryHref(id)).toMatch(/^\/docs\/glossary#[a-z0-9-]+$/);
  });

  it('names no word twice', () => {
    const names = ids.map((id) => glossary[id].term.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
