import { publishedBase } from '../normalize/endpoint-key';
import type { EndpointStatement } from '../statement';

/** What one source says of an endpoint, and how much it is believed. */
export interface EndpointClaim {
  statement: EndpointStatement;
  /** 0 to 100. */
  trust: number;
  /** Vendor key of the whole list; null when each entry has its own or none is known. */
  vendor: string | null;
}

/** The merged view of an endpoint, as far as sources decide it. */
export interface MergedEndpoint {
  baseUrl: string;
  fhirFamily: EndpointStatement['fhirFamily'];
  environment: EndpointStatement['environment'];
  audience: EndpointStatement['audience'];
  vendor: string | null;
  registerUrl: string | null;
  isHttpPublished: boolean;
}

/** The first value that says something, the most trusted first. */
function firstKnown<T extends string>(values: readonly T[]): T | 'unknown' {
  return values.find((value) => value !== 'unknown') ?? 'unknown';
}

/**
 * Merges what sources say of one endpoint. The most trusted source has the word, the others fill in what it leaves
 * open. Sources that call the same address production and test leave the environment unknown.
 *
 * @param claims at least one; the order does not matter
 * @param vendorOf finds the key of a vendor by its name, or by the host of the URL
 */
export function mergeEndpoint(
  claims: readonly EndpointClaim[],
  vendorOf: (name: string | null, url: string) => string | null,
): MergedEndpoint {
  const sorted = claims.toSorted(
    (one, other) => other.trust - one.trust || compare(one.statement.url, other.statement.url),
  );
  const statements = sorted.map(({ statement }) => statement);
  const [first] = statements;
  if (!first) throw new Error('an endpoint without claims cannot be merged');
  const published = statements.find(({ url }) => url.toLowerCase().startsWith('https:')) ?? first;
  const environments = new Set(
    statements.map(({ environment }) => environment).filter((value) => value !== 'unknown'),
  );
  const [environment] = environments;
  return {
    baseUrl: publishedBase(published.url),
    fhirFamily: firstKnown(statements.map(({ fhirFamily }) => fhirFamily)),
    environment: environments.size === 1 && environment ? environment : 'unknown',
    audience: firstKnown(statements.map(({ audience }) => audience)),
    vendor:
      sorted
        .map(({ vendor, statement }) => vendor ?? vendorOf(statement.vendor, statement.url))
        .find((vendor) => vendor !== null) ?? null,
    registerUrl: statements.find(({ registerUrl }) => registerUrl)?.registerUrl ?? null,
    isHttpPublished: statements.every(({ url }) => url.toLowerCase().startsWith('http:')),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
