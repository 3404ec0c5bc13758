import type { CSSProperties } from 'react';

/** Where a browser keeps how wide the request is, so that the server lays the page out as it was left. */
export const requestWidthCookie = 'onramp-request-width';

/** The property that the layout reads; without it the request is as wide as at first. */
export const requestWidthProperty = '--request-width';

/** Request and response: beside each other with what separates them, where there is room, else one below the other. */
export const panesClass = [
  'grid min-w-0 items-start gap-5 @min-[54rem]:gap-x-0',
  '@min-[54rem]:grid-cols-[clamp(18rem,var(--request-width,21rem),60%)_1.25rem_minmax(0,1fr)]',
  '@min-[76rem]:grid-cols-[clamp(18rem,var(--request-width,25rem),60%)_1.25rem_minmax(0,1fr)]',
].join(' ');

/** The narrowest that the request gets, in CSS pixels. */
export const minRequestWidth = 288;

/** The widest that it gets beside a response, in CSS pixels. The layout says the same. */
export function maxRequestWidth(bothWidth: number): number {
  return Math.max(minRequestWidth, Math.round(bothWidth * 0.6));
}

/** The width that a cookie tells, in CSS pixels; null for none, and for what is no width. */
export function readRequestWidth(cookie: string | undefined): number | null {
  if (cookie === undefined || !/^\d{3,4}$/.test(cookie)) return null;
  return Math.max(minRequestWidth, Number(cookie));
}

/** The style of the layout that has this width. */
export function requestWidthStyle(width: number | null): CSSProperties | undefined {
  return width === null ? undefined : ({ [requestWidthProperty]: `${width}px` } as CSSProperties);
}

/** What a key makes of the width; null for a key that has no part in it. */
export function widthAfter(key: string, width: number, max: number): number | null {
  const step = 16;
  const wanted = {
    ArrowLeft: width - step,
    ArrowRight: width + step,
    PageUp: width - 5 * step,
    PageDown: width + 5 * step,
    Home: minRequestWidth,
    End: max,
  }[key];
  return wanted === undefined ? null : Math.min(max, Math.max(minRequestWidth, wanted));
}
