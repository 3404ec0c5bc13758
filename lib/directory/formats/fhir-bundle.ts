import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { readBundle } from './fhir/entries';
import { stateEntries } from './fhir/state-entries';

/**
 * A FHIR Bundle: service base URLs after 45 CFR 170.404(b)(2), User-access Brands, lists of Endpoints with contained
 * Organizations, pages of a search. Read in two passes, since references go forward.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export function readFhirBundle(open: OpenList, options: ListOptions): Statements {
  return stateEntries(open, readBundle, options.vendor);
}
