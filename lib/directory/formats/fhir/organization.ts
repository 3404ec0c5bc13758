import { buildProblem } from '../../build-problem';
import { einOf, oidOf } from '../../normalize/identifiers';
import { isPlaceholderPhone } from '../../normalize/junk';
import { cleanName, normalizeName } from '../../normalize/names';
import { countryCode, stateCode, zipOf } from '../../normalize/places';
import { readNpis } from '../../read-npis';
import type {
  IdentifierStatement,
  LinkStatement,
  LocationStatement,
  NameStatement,
  OrganizationKind,
  OrganizationStatement,
  ProblemStatement,
} from '../../statement';
import { readBrand } from './brand';
import type { FhirIdentifier, OrganizationResource } from './resources';

const kinds: Readonly<Record<string, OrganizationKind>> = {
  prov: 'provider',
  dept: 'provider',
  clinical: 'provider',
  pharmacy: 'provider',
  ins: 'payer',
  pay: 'payer',
  payer: 'payer',
  insurer: 'payer',
  govt: 'government',
  laboratory: 'laboratory',
  lab: 'laboratory',
};

/** The statement of an Organization, and what is wrong with it; no statement when it has no name. */
export function readOrganization(
  resource: OrganizationResource,
  given: { key: string; place: string; parentKey: string | null; links: LinkStatement[] },
): { organization: OrganizationStatement | null; problems: ProblemStatement[] } {
  const { place } = given;
  const name = cleanName(resource.name);
  if (name === null) {
    const found = `an Organization without a name (${given.key})`;
    const effect = 'rejected';
    return { organization: null, problems: [buildProblem('name.blank', { place, found, effect })] };
  }
  const identified = resource.identifier.map((identifier) => readIdentifier(identifier, place));
  const { brand, portalNames } = readBrand(resource);
  const phone = resource.telecom.find((point) => isPlaceholderPhone(point.value ?? ''))?.value;
  const organization: OrganizationStatement = {
    kind: 'organization',
    key: given.key,
    name,
    aliases: aliasesOf(name, resource.alias, portalNames),
    organizationKind: kindOf(resource),
    identifiers: distinct(identified.flatMap(({ identifiers }) => identifiers)),
    website: websiteOf(resource),
    locations: distinct(resource.address.flatMap((address) => readAddress(address) ?? [])),
    parentKey: given.parentKey,
    brand,
    links: given.links,
  };
  const problems = identified.flatMap((entry) => entry.problems);
  if (
    phone !== undefined &&
    resource.telecom.some((point) => point.value === phone && point.system !== 'url')
  ) {
    problems.push(buildProblem('phone.placeholder', { place, found: phone, effect: 'corrected' }));
  }
  return { organization, problems };
}

/** @see https://terminology.hl7.org/identifiers.html */
function readIdentifier(identifier: FhirIdentifier, place: string) {
  const system = identifier.system?.trim() ?? null;
  const value = identifier.value?.trim() ?? '';
  const types = identifier.type?.coding.map(({ code }) => code) ?? [];
  const one = (kind: IdentifierStatement['kind'], read: string) => ({
    identifiers: [{ kind, system, value: read }],
    problems: [],
  });
  if (value === '') return { identifiers: [], problems: [] };
  if (/us-npi$|(?:^|:)2\.16\.840\.1\.113883\.4\.6$/.test(system ?? '') || types.includes('NPI')) {
    return readNpis(value, place, system);
  }
  const ein =
    /(?:^|:)2\.16\.840\.1\.113883\.4\.4$|us-ein$|irs\.gov/.test(system ?? '') ||
    types.includes('TAX');
  const digits = ein ? einOf(value) : null;
  if (digits !== null) return one('ein', digits);
  if (system === 'urn:ietf:rfc:3986' || system === null) {
    const oid = oidOf(value);
    if (oid !== null && (system !== null || value.toLowerCase().startsWith('urn:oid:')))
      return one('oid', oid);
    if (/^https?:\/\//i.test(value)) return one('website', value);
  }
  return one('other', value);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function aliasesOf(
  name: string,
  aliases: readonly string[],
  portals: readonly string[],
): NameStatement[] {
  const seen = new Set([normalizeName(name)]);
  const named = (kind: NameStatement['kind']) => (published: string) => {
    const alias = cleanName(published);
    if (alias === null || seen.has(normalizeName(alias))) return [];
    seen.add(normalizeName(alias));
    return [{ name: alias, kind }];
  };
  return [...aliases.flatMap(named('alias')), ...portals.flatMap(named('portal'))];
}

function kindOf({ type }: OrganizationResource): OrganizationKind {
  const codes = type.flatMap(({ coding }) => coding.map(({ code }) => code?.toLowerCase() ?? ''));
  return (
    codes
      .map((code) => (Object.hasOwn(kinds, code) ? kinds[code] : undefined))
      .find((kind) => kind) ?? 'unknown'
  );
}

/** Some publish it without a scheme. */
function websiteOf({ telecom }: OrganizationResource): string | null {
  const published = telecom.find((point) => point.system === 'url')?.value?.trim() ?? '';
  if (/^https?:\/\/\S+$/i.test(published)) return published;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i.test(published) ? `https://${published}` : null;
}

function readAddress(address: OrganizationResource['address'][number]): LocationStatement | null {
  const clean = (published: string | undefined) => published?.replace(/\s+/g, ' ').trim() || null;
  const [state, country] = [clean(address.state), clean(address.country)];
  const location = {
    line: clean(address.line.join(', ').replace(/(?:, )+$/, '')),
    city: clean(address.city),
    state: state && (stateCode(state) ?? state),
    zip: zipOf(address.postalCode ?? ''),
    country: country && (countryCode(country) ?? country),
  };
  return Object.values(location).some((value) => value !== null) ? location : null;
}
