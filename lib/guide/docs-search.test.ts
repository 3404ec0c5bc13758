import { describe, expect, it } from 'vitest';
import type { DocsPlace } from './docs-place';
import { docsSearch } from './docs-search';

const place = (change: Partial<DocsPlace>): DocsPlace => ({
  kind: 'guide',
  href: '/docs/x',
  title: 'A page',
  heading: null,
  text: '',
  ...change,
});
const search = docsSearch([
  place({ href: '/docs/certificates', title: 'Keys and certificates', text: 'How to renew.' }),
  place({
    href: '/docs/certificates#renewal',
    title: 'Keys and certificates',
    heading: 'Renewal',
    text: `${'Other words. '.repeat(20)}Registrations survive a renewal with the same URI.`,
  }),
  place({
    kind: 'check',
    href: '/docs/checks/udap.metadata.status',
    title: 'Metadata are there',
    text: 'udap.metadata.status A certificate of the holder.',
  }),
]);
const found = (query: string) => search(query, 10).map(({ href }) => href);

describe('docsSearch', () => {
  it('finds words, beginnings of words and words with a typing error', () => {
    expect(found('certificates')[0]).toBe('/docs/certificates');
    expect(found('certif')[0]).toBe('/docs/certificates');
    expect(found('certifcates')[0]).toBe('/docs/certificates');
  });

  it('finds an id as a whole and by a part of it', () => {
    expect(found('udap.metadata.status')[0]).toBe('/docs/checks/udap.metadata.status');
    expect(found('metadata')).toEqual(['/docs/checks/udap.metadata.status']);
  });

  it('takes what protocols write with an underscore as the id that writes it with a hyphen', () => {
    const errors = docsSearch([
      place({ href: '/docs/clients', title: 'A client', text: 'What is invalid in a client.' }),
      place({
        kind: 'check',
        href: '/docs/checks/oauth.token.invalid-client',
        title: 'The holder does not accept it',
        text: 'oauth.token.invalid-client',
      }),
    ]);
    const hrefs = errors('invalid_client', 10).map(({ href }) => href);
    expect(hrefs).toEqual(['/docs/checks/oauth.token.invalid-client']);
    expect(errors('invalid client', 10)).toHaveLength(2);
  });

  it('shows a page before its parts', () => {
    const title = 'EHR launch';
    const launch = docsSearch([
      place({ href: '/docs/ehr#code', title, heading: 'The code' }),
      place({ href: '/docs/ehr', title, text: 'Opened from the record system.' }),
    ]);
    expect(launch('launch', 1)[0]?.href).toBe('/docs/ehr');
  });

  it('wants all words, and takes some when none has all', () => {
    expect(found('renewal survive')[0]).toBe('/docs/certificates#renewal');
    expect(found('how is the renewal')).toEqual(found('renewal'));
    expect(found('renewal zzzzzzzzzz')).toContain('/docs/certificates#renewal');
    expect(found('zzzzzzzzzz')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('shows the words around what was found', () => {
    const [hit] = search('survive', 1);
    expect(hit?.excerpt).toMatch(/^… .*Registrations survive a renewal/);
  });

  it('ends an excerpt with a whole word', () => {
    const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const kind = 'guide' as const;
    const long = docsSearch([
      { kind, href: '/a', title: 'Long', heading: null, text },
      { kind, href: '/b', title: 'Endless', heading: null, text: 'x'.repeat(500) },
    ]);
    const [, last] = /(\S+) …$/.exec(long('long', 1)[0]?.excerpt ?? '') ?? [];
    expect(text.split(' ')).toContain(last);
    expect(long('endless', 1)[0]?.excerpt).toMatch(/^x{100,170} …$/);
  });

  it('gives no more than asked for, and cuts what is too long', () => {
    expect(search('certificates', 1)).toHaveLength(1);
    expect(() => search('x '.repeat(100_000), 5)).not.toThrow();
  });
});
