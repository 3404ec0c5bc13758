import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { isNpi } from '@/lib/protocol/npi';
import { stateCode } from '@/lib/directory/normalize/places';

/** What the forms begin with. */
export interface Beginning {
  npi: string;
  name: string;
  state: string;
  zip: string;
  url: string;
}

const nothing: Beginning = { npi: '', name: '', state: '', zip: '', url: '' };

/**
 * What a search that found nothing was about: an address, an NPI, a ZIP code, or a name that may end with a state.
 *
 * @param q what was typed into the box of the directory
 */
export function startFrom(q: string): Beginning {
  const typed = q.trim();
  const address = /^[\w.-]+\.[a-z]{2,}\//i.test(typed) ? `https://${typed}` : typed;
  if ('key' in endpointKey(address)) return { ...nothing, url: address };
  if (isNpi(typed) || /^\d{10}$/.test(typed)) return { ...nothing, npi: typed };
  if (/^\d{5}$/.test(typed)) return { ...nothing, zip: typed };
  const words = typed.split(/[\s,]+/);
  const last = words.at(-1) ?? '';
  const state = words.length > 1 && last.length === 2 ? stateCode(last) : null;
  return state === null
    ? { ...nothing, name: typed }
    : { ...nothing, name: words.slice(0, -1).join(' '), state };
}
