import { buildEndpoint } from './build-endpoint';
import { buildProblem } from './build-problem';
import { readNpis } from './read-npis';
import type { ListSummary, Statements } from './list-options';
import { cleanName, normalizeName } from './normalize/names';
import { countryCode, stateCode, zipOf } from './normalize/places';
import type {
  Audience,
  EndpointStatement,
  Environment,
  LinkStatement,
  LocationStatement,
  NameStatement,
  OrganizationKind,
  OrganizationStatement,
  ProblemStatement,
  Statement,
} from './statement';

/** One address of a row. */
export interface RowUrl {
  text: string;
  environment?: Environment;
  audience?: Audience;
  fhirVersion?: string | null;
  status?: string | null;
  registerUrl?: string | null;
}

/** A row of a flat list: one or more organizations at one or more addresses. */
export interface FlatRow {
  place: string;
  urls: readonly RowUrl[];
  /** As published; blank ones are left out. Several organizations share the addresses. */
  names: readonly string[];
  aliases?: readonly NameStatement[];
  /** The text that stands where NPIs should; several may be in it. */
  npi?: string | null;
  location?: Partial<Record<keyof LocationStatement, string | null>>;
  website?: string | null;
  organizationKind?: OrganizationKind;
  vendor?: string | null;
  /** An organization without any address is still one. */
  keepsWithoutUrl?: boolean;
  /** What the reader of the format found wrong with it. */
  problems?: readonly ProblemStatement[];
}

/**
 * Statements of the rows of a flat list: each endpoint once, by its normalized URL; each organization once, by name,
 * ZIP code and first endpoint. Keys of what was said are kept in memory, the rows are not.
 */
export async function* statementsOfRows(rows: AsyncIterable<FlatRow>): Statements {
  const endpoints = new Set<string>();
  const organizations = new Map<string, string>();
  const summary: ListSummary = { rows: 0 };
  for await (const row of rows) {
    summary.rows += 1;
    yield* row.problems ?? [];
    const found: EndpointStatement[] = [];
    for (const statement of endpointsOf(row)) {
      if (statement.kind === 'problem') yield statement;
      else if (!found.some(({ key }) => key === statement.key)) found.push(statement);
    }
    for (const endpoint of found) {
      if (endpoints.has(endpoint.key)) continue;
      endpoints.add(endpoint.key);
      yield endpoint;
    }
    yield* organizationsOf(row, found, organizations);
  }
  return summary;
}

function* endpointsOf(row: FlatRow): Generator<EndpointStatement | ProblemStatement> {
  const { place } = row;
  const isRejected = row.problems?.some(({ effect }) => effect === 'rejected');
  if (row.urls.length === 0 && !isRejected) {
    const effect = row.keepsWithoutUrl ? 'corrected' : 'rejected';
    yield buildProblem('row.no-url', { place, found: row.names.join('; ') || 'nothing', effect });
  }
  for (const { text, ...details } of row.urls) {
    const built = buildEndpoint({ url: text, vendor: row.vendor ?? null, ...details });
    yield 'problem' in built
      ? buildProblem('url.unusable', {
          place,
          found: `${text}: ${built.problem}`,
          effect: 'rejected',
        })
      : built;
  }
}

function* organizationsOf(
  row: FlatRow,
  endpoints: readonly EndpointStatement[],
  seen: Map<string, string>,
): Generator<Statement> {
  const { place } = row;
  if (endpoints.length === 0 && !row.keepsWithoutUrl) return;
  const names = row.names.flatMap((name) => cleanName(name) ?? []);
  if (names.length === 0) {
    yield buildProblem('name.blank', {
      place,
      found: endpoints[0]?.url ?? '',
      effect: 'corrected',
    });
  }
  const { identifiers, problems } = readNpis(row.npi ?? '', place);
  if (names.length > 0) yield* problems;
  const location = locationOf(row);
  const links = endpoints.map(({ key }): LinkStatement => ({
    endpointKey: key,
    relation: 'listed',
    shape: 'row',
  }));
  for (const name of names) {
    const key = `${normalizeName(name)}|${location?.zip ?? ''}|${endpoints[0]?.urlKey ?? ''}`;
    const organization: OrganizationStatement = {
      kind: 'organization',
      key,
      name,
      aliases: [...(row.aliases ?? [])],
      organizationKind: row.organizationKind ?? 'unknown',
      identifiers,
      website: row.website ?? null,
      locations: location ? [location] : [],
      parentKey: null,
      brand: null,
      links,
    };
    const details = JSON.stringify([identifiers, location, links.length, row.website ?? null]);
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, details);
      yield organization;
    } else {
      const rule = earlier === details ? 'row.duplicate' : 'row.conflicting';
      yield buildProblem(rule, { place, found: name, effect: 'corrected' });
    }
  }
}

function locationOf({ location }: FlatRow): LocationStatement | null {
  const text = (part: keyof LocationStatement) => location?.[part]?.trim() || null;
  const [state, country] = [text('state'), text('country')];
  const read: LocationStatement = {
    line: text('line'),
    city: text('city'),
    state: state && (stateCode(state) ?? state),
    zip: zipOf(text('zip') ?? ''),
    country: country && (countryCode(country) ?? country),
  };
  return Object.values(read).some((value) => value !== null) ? read : null;
}
