import 'server-only';
import type { ResourceType, StoredResource } from '../resource-types';
import type { Amount, Interval, Token } from './values';

interface ValuesOf {
  string: string;
  token: Token;
  date: Interval;
  reference: string;
  quantity: Amount;
}

/** The types of search parameters that exist here. */
export type ParameterType = keyof ValuesOf;

/**
 * One search parameter of one resource type: how the values are taken out of a resource. Server and
 * CapabilityStatement are both made from it.
 */
export type SearchParameter<T extends ResourceType = ResourceType> = {
  [P in ParameterType]: {
    type: P;
    /** The types that a reference may lead to. */
    targets?: readonly ResourceType[];
    // A method, so that the parameters of all types fit into one table.
    values(resource: StoredResource<T>): ValuesOf[P][];
  };
}[ParameterType];

/** The parameters of one type by name. */
export type Parameters<T extends ResourceType = ResourceType> = Readonly<
  Record<string, SearchParameter<T>>
>;
