import type { Collection, SavedRequest } from '@/lib/schemas/collection';
import { consoleOfRequest, runRequestOf, type ConsoleState } from '../console-state';
import { requestOfStored } from '../request/request-form';
import type { SavedLink } from '../tabs/tabs-state';

/** A saved request as lists show it: without what it sends. */
export interface KeptRequest {
  id: string;
  name: string;
  folder: string | null;
  method: string;
  path: string;
}

/** A collection as lists show it. */
export interface KeptCollection {
  id: string;
  name: string;
  note: string;
  version: number;
  requests: readonly KeptRequest[];
}

/** What lists need of a collection; bodies of requests may be long and stay with the server. */
export function keptCollectionOf({
  requests,
  id,
  name,
  note,
  version,
}: Collection): KeptCollection {
  return {
    id,
    name,
    note,
    version,
    requests: requests.map(({ request, ...saved }) => {
      const { method, path } = requestOfStored(request['request']);
      return { id: saved.id, name: saved.name, folder: saved.folder, method, path };
    }),
  };
}

/** What is saved of a form: all but the environment, which is chosen when it is sent. */
export function savedBodyOf(state: ConsoleState) {
  const { environment, ...body } = runRequestOf(state);
  void environment;
  return body;
}

const contents = new WeakMap<ConsoleState, string>();

/** What a form says, in a way that is the same for the same: as it would be when it was saved and opened again. */
export function savedContent(state: ConsoleState): string {
  // Asked at each rendering, for each draft; bodies may be long.
  const known = contents.get(state);
  if (known !== undefined) return known;
  const content = JSON.stringify(savedBodyOf(consoleOfRequest(savedBodyOf(state))));
  contents.set(state, content);
  return content;
}

/** How a draft remembers the saved request that it came from. */
export function linkOf({ id, collectionId, version, name, request }: SavedRequest): SavedLink {
  return { id, collectionId, version, name, content: savedContent(consoleOfRequest(request)) };
}

/** Whether a draft says something else than the saved request that it came from. */
export function hasUnsaved({
  saved,
  state,
}: Readonly<{ saved: SavedLink | null; state: ConsoleState }>): boolean {
  return saved !== null && savedContent(state) !== saved.content;
}
