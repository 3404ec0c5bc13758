import * as z from 'zod';
import type { NppesRecord } from '@/lib/schemas/nppes';
import { isNpi } from '@/lib/protocol/npi';
import { cleanName } from '../normalize/names';
import { countryCode, stateCode, zipOf } from '../normalize/places';
import { readNppesEndpoints } from './read-nppes-endpoints';

/** A member that may be missing, null or `--`, which NPPES writes for nothing. */
const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value.trim() !== '--' ? value.trim() : ''));
/** One bad entry of a list is left out; the others count. */
const listOf = <T extends z.ZodType>(entry: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.flatMap((value) => {
        const parsed = entry.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );

const AddressSchema = z.looseObject({
  address_purpose: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postal_code: text,
  country_code: text,
  telephone_number: text,
});
type Address = z.infer<typeof AddressSchema>;

const RecordSchema = z.looseObject({
  number: z.union([z.string(), z.number()]).transform(String).refine(isNpi),
  enumeration_type: z.enum(['NPI-1', 'NPI-2']),
  basic: z.looseObject({
    organization_name: text,
    name: text,
    first_name: text,
    last_name: text,
    parent_organization_legal_business_name: text,
    last_updated: text,
  }),
  addresses: listOf(AddressSchema),
  practiceLocations: listOf(AddressSchema),
  taxonomies: listOf(z.looseObject({ code: text, desc: text, primary: z.boolean().catch(false) })),
  other_names: listOf(z.looseObject({ organization_name: text, code: text, type: text })),
  endpoints: z.array(z.unknown()).catch([]),
});
type Published = z.infer<typeof RecordSchema>;

/**
 * One entry of `results` of the NPPES API v2.1; null where it is no record. Contact data of people (authorized
 * official, Direct and mail addresses, telephone of a person) is left out.
 * @see https://npiregistry.cms.hhs.gov/api-page
 */
export function readNppesRecord(result: unknown): NppesRecord | null {
  const parsed = RecordSchema.safeParse(result);
  if (!parsed.success) return null;
  const { number, enumeration_type, basic, ...published } = parsed.data;
  const isOrganization = enumeration_type === 'NPI-2';
  const name = cleanName(
    isOrganization
      ? basic.organization_name || basic.name
      : `${basic.first_name} ${basic.last_name}`,
  );
  if (name === null) return null;
  const places = [
    ...published.addresses.filter(({ address_purpose }) => address_purpose === 'LOCATION'),
    ...published.practiceLocations,
  ];
  return {
    npi: number,
    type: isOrganization ? 'organization' : 'person',
    name,
    otherNames: otherNamesOf(published.other_names),
    parentName: cleanName(basic.parent_organization_legal_business_name),
    locations: places.map(locationOf),
    telephone: (isOrganization && places[0]?.telephone_number) || null,
    taxonomies: published.taxonomies.map(({ code, desc, primary }) => ({
      code,
      description: desc,
      isPrimary: primary,
    })),
    lastUpdated: basic.last_updated || null,
    ...readNppesEndpoints(published.endpoints),
  };
}

/** Code of the kind of an other name of an organization (NPPES Data Dissemination, “Other Name Type Code”). */
const nameKinds: Readonly<Record<string, NppesRecord['otherNames'][number]['kind']>> = {
  '2': 'legal',
  '3': 'dba',
  '4': 'former',
  '5': 'alias',
};

function otherNamesOf(names: Published['other_names']): NppesRecord['otherNames'] {
  return names.flatMap(({ organization_name, code, type }) => {
    const name = cleanName(organization_name);
    if (name === null) return [];
    const isFormer = /former/i.test(type);
    const isDba = /doing business as/i.test(type);
    const spoken = isFormer ? 'former' : isDba ? 'dba' : 'alias';
    return [{ name, kind: Object.hasOwn(nameKinds, code) ? nameKinds[code]! : spoken }];
  });
}

function locationOf(address: Address): NppesRecord['locations'][number] {
  const { address_1, address_2, city, state, postal_code, country_code } = address;
  return {
    line: [address_1, address_2].filter(Boolean).join(', ') || null,
    city: city || null,
    state: (stateCode(state) ?? state) || null,
    zip: zipOf(postal_code),
    country: (countryCode(country_code) ?? country_code) || null,
  };
}
