import 'server-only';
import type { ResourceType, StoredResource } from '../resource-types';
import type { SearchValue } from './clause';
import { normalizeText } from './match-text';
import { findParameter } from './parameters/table';

/** One thing to sort by. */
export interface SortKey {
  name: string;
  isDescending: boolean;
}

/** The resources in memory with what makes searching them fast. Positions are indexes into `list(type)`. */
export interface ResourceStore {
  /** Every resource of a type, in the order of the data set. */
  list(type: ResourceType): readonly StoredResource[];
  find(type: ResourceType, id: string): StoredResource | null;
  /** What a parameter takes out of each resource of a type, by position. */
  column(type: ResourceType, name: string): readonly (readonly SearchValue[])[];
  /** Positions of the resources whose reference parameter leads to `Type/id`. */
  referrers(type: ResourceType, name: string, reference: string): readonly number[];
  /** Every position of a type, sorted. */
  order(type: ResourceType, keys: readonly SortKey[]): readonly number[];
}

/** More orders than these are calculated anew each time. */
const maxOrders = 24;

function remember<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** Puts resources into memory. Columns and reference indexes are made when they are first asked for. */
export function createStore(resources: readonly StoredResource[]): ResourceStore {
  const lists = new Map<ResourceType, StoredResource[]>();
  const positions = new Map<string, number>();
  for (const resource of resources) {
    const list = remember(lists, resource.resourceType, () => []);
    positions.set(`${resource.resourceType}/${resource.id}`, list.length);
    list.push(resource);
  }
  const columns = new Map<string, (readonly SearchValue[])[]>();
  const references = new Map<string, Map<string, number[]>>();
  const orders = new Map<string, number[]>();

  const list = (type: ResourceType): readonly StoredResource[] => lists.get(type) ?? [];

  function column(type: ResourceType, name: string): readonly (readonly SearchValue[])[] {
    return remember(columns, `${type} ${name}`, () => {
      const parameter = findParameter(type, name);
      return list(type).map((resource) => parameter?.values(resource) ?? []);
    });
  }

  function referrers(type: ResourceType, name: string, reference: string): readonly number[] {
    const byReference = remember(references, `${type} ${name}`, () => {
      const made = new Map<string, number[]>();
      column(type, name).forEach((values, position) => {
        for (const value of values) {
          if (typeof value === 'string') remember(made, value, () => []).push(position);
        }
      });
      return made;
    });
    return byReference.get(reference) ?? [];
  }

  function order(type: ResourceType, keys: readonly SortKey[]): readonly number[] {
    const cacheKey = `${type} ${keys.map((key) => `${key.isDescending ? '-' : ''}${key.name}`).join()}`;
    if (!orders.has(cacheKey) && orders.size >= maxOrders) {
      const [oldest] = orders.keys();
      if (oldest !== undefined) orders.delete(oldest);
    }
    return remember(orders, cacheKey, () => {
      const sorted = list(type).map((_, position) => position);
      const ranks = keys.map((key) => column(type, key.name).map((values) => rankOf(values, key)));
      return sorted.sort((a, b) => {
        for (const [index, rank] of ranks.entries()) {
          const difference = compareRanks(rank[a], rank[b], keys[index]?.isDescending ?? false);
          if (difference !== 0) return difference;
        }
        return a - b;
      });
    });
  }

  return {
    list,
    find(type, id) {
      const position = positions.get(`${type}/${id}`);
      return position === undefined ? null : (list(type)[position] ?? null);
    },
    column,
    referrers,
    order,
  };
}

type Rank = string | number | undefined;

/** What a resource is sorted by: the smallest of its values, or the largest when descending. */
function rankOf(values: readonly SearchValue[], { isDescending }: SortKey): Rank {
  const ranks = values.map((value) => {
    if (typeof value === 'string') return normalizeText(value);
    if ('from' in value) return isDescending ? value.to : value.from;
    return 'value' in value ? value.value : value.code.toLowerCase();
  });
  return ranks.reduce<Rank>((best, rank) => {
    if (best === undefined) return rank;
    return compareRanks(rank, best, isDescending) < 0 ? rank : best;
  }, undefined);
}

/** Without a value comes last, whichever way it is sorted. */
function compareRanks(a: Rank, b: Rank, isDescending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (a === b) return 0;
  return a < b === isDescending ? 1 : -1;
}
