import type { APIRequestContext } from '@playwright/test';

/** What a page of the documentation holds, as far as links go. */
interface ReadPage {
  status: number;
  ids: ReadonlySet<string>;
  hrefs: readonly string[];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#x27': "'",
  '#39': "'",
};
const decoded = (text: string) =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
const valuesOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<[a-z][^<>]*? ${name}="([^"]*)"`, 'g'))].map(([, value]) =>
    decoded(value ?? ''),
  );
const linksOf = (html: string) =>
  [...html.matchAll(/<a [^<>]*?href="([^"]*)"/g)].map(([, href]) => decoded(href ?? ''));

/** Whether an address of another site is written as one has to be. */
function isProper(href: string): boolean {
  return URL.canParse(href) && /^(https?:|mailto:)/.test(href) && !/\s/.test(href);
}

/**
 * Follows every link of the documentation from its first page. Nothing is drawn: each page is one plain request, and
 * addresses of other sites are only read.
 *
 * @param also addresses that lead into it from elsewhere
 * @returns the pages that were read, and what is wrong with links: where it stands and what it says
 */
export async function crawlDocs(
  request: APIRequestContext,
  origin: string,
  also: readonly string[] = [],
): Promise<{ pages: string[]; links: number; wrong: string[] }> {
  const read = new Map<string, Promise<ReadPage>>();
  const wrong: string[] = [];
  const wanted: { from: string; path: string; anchor: string }[] = [];
  const outside = new Set<string>();
  let links = 0;

  function pageAt(path: string): Promise<ReadPage> {
    const known = read.get(path);
    if (known) return known;
    const reading = (async () => {
      const response = await request.get(path);
      const isHtml = /html/.test(response.headers()['content-type'] ?? '');
      const html = isHtml ? (await response.text()).replace(/<script[\s\S]*?<\/script>/g, '') : '';
      return {
        status: response.status(),
        ids: new Set(valuesOf(html, 'id')),
        // What lies outside of the documentation has to be there, and is not followed.
        hrefs: path.startsWith('/docs') ? linksOf(html) : [],
      };
    })();
    read.set(path, reading);
    return reading;
  }

  for (const href of also) {
    const [path = '', anchor] = href.split('#');
    if (anchor !== undefined) wanted.push({ from: 'from elsewhere', path, anchor });
  }
  let ahead = [...new Set(['/docs', ...also.map((href) => href.split('#')[0] ?? '')])];
  while (ahead.length > 0) {
    const next = new Set<string>();
    // Eight at a time, so that the server is kept busy and not flooded.
    for (let at = 0; at < ahead.length; at += 8) {
      await Promise.all(
        ahead.slice(at, at + 8).map(async (from) => {
          const { status, hrefs } = await pageAt(from);
          if (status !== 200) wrong.push(`${from}: answers ${status}`);
          for (const href of hrefs) {
            links += 1;
            const url = new URL(href, new URL(from, origin));
            if (url.origin !== origin) {
              outside.add(href);
              if (!isProper(href)) wrong.push(`${from}: ${href} is no address`);
              continue;
            }
            const path = `${url.pathname}${url.search}`;
            if (url.hash !== '') wanted.push({ from, path, anchor: url.hash.slice(1) });
            if (!read.has(path)) next.add(path);
          }
        }),
      );
    }
    ahead = [...next].filter((path) => !read.has(path));
  }
  for (const { from, path, anchor } of wanted) {
    const { ids } = await pageAt(path);
    if (!ids.has(decodeURIComponent(anchor))) wrong.push(`${from}: ${path} has no #${anchor}`);
  }
  const pages = [...read.keys()].filter((path) => path.startsWith('/docs'));
  return { pages, links, wrong: [...new Set(wrong)] };
}
