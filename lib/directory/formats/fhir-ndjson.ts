import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { readNdjson } from './fhir/entries';
import { stateEntries } from './fhir/state-entries';

/** Organization and Endpoint resources, one on each line, as bulk exports have them. */
export function readFhirNdjson(open: OpenList, options: ListOptions): Statements {
  return stateEntries(open, readNdjson, options.vendor);
}
