import 'server-only';
import type { BundleLink } from 'fhir/r4';
import { writeCursor } from './cursor';

/** A page of results: what was asked for and where it begins. */
export interface Page {
  applied: readonly (readonly [name: string, value: string])[];
  offset: number;
  count: number;
  isCountOnly: boolean;
}

/** The links of a page: itself, and where there are more pages the first, previous and next. */
export function pageLinks(url: string, page: Page, total: number, shown: number): BundleLink[] {
  const { applied, offset, count } = page;
  const at = (place: number) =>
    linkTo(url, place === 0 ? applied : [...applied, ['_cursor', writeCursor(place, applied)]]);
  const links: BundleLink[] = [{ relation: 'self', url: at(offset) }];
  if (page.isCountOnly) return links;
  if (offset > 0) {
    links.push({ relation: 'first', url: at(0) });
    links.push({ relation: 'previous', url: at(Math.max(0, offset - count)) });
  }
  if (offset + shown < total && shown > 0)
    links.push({ relation: 'next', url: at(offset + shown) });
  return links;
}

function linkTo(url: string, parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return query === '' ? url : `${url}?${query}`;
}

/** Like encodeURIComponent, but leaves what is allowed in a query and reads better (RFC 3986 §3.4). */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(3A|2F|2C)/g, decodeURIComponent);
}
