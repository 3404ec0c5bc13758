import 'server-only';
import { sandboxStore } from '../dataset';
import type { ResourceType, StoredResource } from '../resource-types';
import { deriveStore } from '../search/derive-store';
import type { ResourceStore } from '../search/store';

/** How a version came to be. */
export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One version of a resource that a client wrote. */
export interface Version {
  type: ResourceType;
  id: string;
  number: number;
  method: WriteMethod;
  /** Null: deleted. */
  resource: StoredResource | null;
  at: Date;
}

/**
 * The data set as one client sees it: what everybody sees, and over it what this client wrote. What is written in a
 * request is seen by what follows in it, and kept when `pending` is saved.
 */
export interface World {
  readonly store: ResourceStore;
  readonly pending: readonly Version[];
  /** Every version of a resource, the oldest first. None: it never was there. */
  versionsOf: (type: ResourceType, id: string) => readonly Version[];
  /** What this client deleted and did not write again: what it was, and when it was deleted. */
  deleted: () => { resource: StoredResource; at: Date }[];
  write: (type: ResourceType, id: string, method: WriteMethod, content: object | null) => Version;
}

/** Makes the view of a client from the versions that it wrote, the oldest first. */
export function createWorld(written: readonly Version[], clock: () => Date): World {
  const versions = new Map<string, Version[]>();
  const pending: Version[] = [];
  const base = sandboxStore();

  function add(version: Version): void {
    const key = `${version.type}/${version.id}`;
    const list = versions.get(key);
    if (list) list.push(version);
    else versions.set(key, [version]);
  }

  function changedList(type: ResourceType): readonly StoredResource[] | null {
    const changes = [...versions.values()].flatMap((list) => {
      const newest = list.at(-1);
      return newest?.type === type ? [newest] : [];
    });
    if (changes.length === 0) return null;
    const ids = new Set(changes.map((change) => change.id));
    return [
      ...base.list(type).filter((resource) => !ids.has(resource.id)),
      ...changes.flatMap((change) => change.resource ?? []),
    ];
  }

  let store: ResourceStore | null = null;
  written.forEach(add);

  function versionsOf(type: ResourceType, id: string): Version[] {
    const generated = base.find(type, id);
    const own = versions.get(`${type}/${id}`) ?? [];
    if (!generated) return own;
    const at = new Date(generated.meta.lastUpdated);
    return [{ type, id, number: 1, method: 'PUT', resource: generated, at }, ...own];
  }

  return {
    get store() {
      store ??= versions.size === 0 ? base : deriveStore(base, changedList);
      return store;
    },
    pending,
    versionsOf,
    deleted: () =>
      [...versions.values()].flatMap((list) => {
        const newest = list.at(-1);
        if (!newest || newest.resource) return [];
        const { type, id, at } = newest;
        const resource = versionsOf(type, id).findLast((version) => version.resource)?.resource;
        return resource ? [{ resource, at }] : [];
      }),
    write(type, id, method, content) {
      const number = (versionsOf(type, id).at(-1)?.number ?? 0) + 1;
      const at = clock();
      const resource = content && stamp(type, id, number, at, content);
      const version: Version = { type, id, number, method, resource, at };
      add(version);
      pending.push(version);
      store = null;
      return version;
    },
  };
}

/** Gives content its id, version and date. What else the client said in `meta` stays. */
function stamp(
  type: ResourceType,
  id: string,
  number: number,
  at: Date,
  content: object,
): StoredResource {
  const { meta } = content as Partial<StoredResource>;
  const head = {
    resourceType: type,
    id,
    meta: { ...meta, versionId: String(number), lastUpdated: at.toISOString() },
  };
  // Twice: the first settles the order of the members, the last their values.
  return { ...head, ...content, ...head } as StoredResource;
}
