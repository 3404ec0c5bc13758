import { normalizeName } from '../normalize/names';
import type { LocationStatement, NameStatement, OrganizationStatement } from '../statement';

/** What one source says of an organization, and how much it is believed. */
export interface OrganizationClaim {
  sourceId: string;
  statement: OrganizationStatement;
  /** 0 to 100. */
  trust: number;
}

/** The merged view of an organization. */
export interface MergedOrganization {
  name: string;
  nameNorm: string;
  kind: OrganizationStatement['organizationKind'];
  npis: string[];
  website: string | null;
  logoUrl: string | null;
  portalName: string | null;
  portalUrl: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  country: string | null;
  /** Every other name, by source. A spelling that only differs in case or punctuation from the name is not another. */
  names: (NameStatement & { sourceId: string })[];
  locations: (LocationStatement & { sourceId: string; key: string })[];
}

/** More NPIs than this are those of practitioners, not of the organization. */
const mostNpis = 20;

/** A place as it is compared. */
function locationKey({ line, city, state, zip, country }: LocationStatement): string {
  return [line, city, state, zip, country].map((part) => normalizeName(part ?? '')).join('|');
}

function otherNames(claims: readonly OrganizationClaim[], nameNorm: string) {
  const found = new Map<string, NameStatement & { sourceId: string }>();
  for (const { sourceId, statement } of claims) {
    const { name, aliases, brand } = statement;
    const portal = brand?.portalName ? [{ name: brand.portalName, kind: 'portal' as const }] : [];
    for (const other of [{ name, kind: 'alias' as const }, ...aliases, ...portal]) {
      const norm = normalizeName(other.name);
      const key = `${sourceId} ${norm}`;
      if (norm !== '' && norm !== nameNorm && !found.has(key))
        found.set(key, { ...other, sourceId });
    }
  }
  return [...found.values()];
}

function allLocations(claims: readonly OrganizationClaim[]) {
  const found = new Map<string, LocationStatement & { sourceId: string; key: string }>();
  for (const { sourceId, statement } of claims) {
    for (const location of statement.locations) {
      const key = locationKey(location);
      if (key !== '||||') found.set(`${sourceId} ${key}`, { ...location, sourceId, key });
    }
  }
  return [...found.values()];
}

/** How much a place tells: a zip code more than a city alone. */
const detail = ({ city, state, zip }: LocationStatement): number =>
  (zip ? 4 : 0) + (state ? 2 : 0) + (city ? 1 : 0);

/**
 * Merges what sources say of one organization: the most trusted source names it, the others add names, places and
 * what is missing.
 *
 * @param claims at least one; the order does not matter
 */
export function mergeOrganization(claims: readonly OrganizationClaim[]): MergedOrganization {
  const sorted = claims.toSorted(
    (one, other) =>
      other.trust - one.trust ||
      (one.sourceId + one.statement.key < other.sourceId + other.statement.key ? -1 : 1),
  );
  const statements = sorted.map(({ statement }) => statement);
  const [first] = statements;
  if (!first) throw new Error('an organization without claims cannot be merged');
  const nameNorm = normalizeName(first.name);
  const npis = new Set(
    statements.flatMap(({ identifiers }) => {
      const own = identifiers.filter(({ kind }) => kind === 'npi');
      return own.length > mostNpis ? [] : own.map(({ value }) => value);
    }),
  );
  const brands = statements.flatMap(({ brand }) => (brand ? [brand] : []));
  const place = statements
    .flatMap(({ locations }) => locations)
    .reduce<LocationStatement | null>(
      (best, next) => (best === null || detail(next) > detail(best) ? next : best),
      null,
    );
  return {
    name: first.name,
    nameNorm,
    kind:
      statements
        .map(({ organizationKind }) => organizationKind)
        .find((kind) => kind !== 'unknown') ?? 'unknown',
    npis: [...npis].sort(),
    website: statements.find(({ website }) => website)?.website ?? null,
    logoUrl: brands.find(({ logoUrl }) => logoUrl)?.logoUrl ?? null,
    portalName: brands.find(({ portalName }) => portalName)?.portalName ?? null,
    portalUrl: brands.find(({ portalUrl }) => portalUrl)?.portalUrl ?? null,
    city: place?.city ?? null,
    state: place?.state ?? null,
    zip: place?.zip ?? null,
    country: place?.country ?? null,
    names: otherNames(sorted, nameNorm),
    locations: allLocations(sorted),
  };
}
