import { endpointKey } from './endpoint-key';

/** Hosts where many organizations have a page of their own. */
const shared =
  /(?:^|\.)(?:facebook|google|instagram|linkedin|twitter|x|wixsite|weebly|wordpress|squarespace|godaddysites|youtube|linktr)\.(?:com|ee)$/;

/**
 * A website as it is compared: host without `www.`, and its path unless that is a start page. A scheme may be
 * missing. Null when it is no website, or is on a host that organizations share.
 */
export function websiteKey(url: string): string | null {
  const text = url.trim();
  const parsed = endpointKey(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  if ('problem' in parsed || shared.test(parsed.host)) return null;
  return parsed.key
    .replace(/^https:\/\/(?:www\.)?/, '')
    .replace(/\/(?:home|index|default|en|en-us)?(?:\.(?:html?|aspx?|php))?$/i, '');
}
