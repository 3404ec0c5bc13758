import { consoleOfRequest, type ConsoleState } from '@/components/console/console-state';
import {
  comparesValue,
  comparisonWords,
  type AssertionRow,
} from '@/components/console/tests/tests-form';
import type { SavedRequest } from '@/lib/schemas/collection';

/** A saved request as the page of its collection shows it; its body stays with the server. */
export interface ListedRequest {
  id: string;
  name: string;
  note: string;
  folder: string | null;
  target: ConsoleState['target'];
  request: ConsoleState['request'];
  /** What is demanded of its answer, in words. */
  demands: readonly string[];
  /** The variables that it takes from its answer. */
  takes: readonly string[];
}

/** An assertion in words. */
export function demandText({ kind, subject, is, value }: AssertionRow): string {
  const compared = comparesValue(is) ? ` “${value}”` : '';
  switch (kind) {
    case 'status':
      return `Status ${value.replaceAll(', ', ' or ')}`;
    case 'time':
      return `Within ${value} ms`;
    case 'header':
      return `Header ${subject} ${comparisonWords[is] ?? is}${compared}`;
    case 'content-type':
      return `Media type ${value}`;
    case 'json':
      return `JSON has ${subject === '' ? 'a value' : subject}`;
    case 'fhirpath':
      return `${subject} ${comparisonWords[is] ?? is}${compared}`;
  }
}

/** What the page of a collection shows of a saved request. */
export function listedRequest({ id, name, note, folder, request }: SavedRequest): ListedRequest {
  const form = consoleOfRequest(request);
  return {
    id,
    name,
    note,
    folder,
    target: { ...form.target, anchors: '' },
    request: { ...form.request, body: '', headers: [] },
    demands: form.tests.assertions.map(demandText),
    takes: form.tests.captures.map(({ variable }) => variable),
  };
}
