import 'server-only';
import type { ResourceType, StoredResource } from '../resource-types';
import { createStore, type ResourceStore } from './store';

/**
 * A store in which some types have other resources than in the one it is made from. Their indexes are made anew when
 * something is looked for; the others stay those of the base.
 *
 * @param changed the resources of a type that differs; null for one that does not
 */
export function deriveStore(
  base: ResourceStore,
  changed: (type: ResourceType) => readonly StoredResource[] | null,
): ResourceStore {
  const stores = new Map<ResourceType, ResourceStore>();
  function storeOf(type: ResourceType): ResourceStore {
    const known = stores.get(type);
    if (known) return known;
    const list = changed(type);
    const store = list ? createStore(list) : base;
    stores.set(type, store);
    return store;
  }
  return {
    list: (type) => storeOf(type).list(type),
    find: (type, id) => storeOf(type).find(type, id),
    column: (type, name) => storeOf(type).column(type, name),
    referrers: (type, name, reference) => storeOf(type).referrers(type, name, reference),
    order: (type, keys) => storeOf(type).order(type, keys),
  };
}
