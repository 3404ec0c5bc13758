import { db } from '@/lib/db/client';
import { normalizeName } from '@/lib/directory/normalize/names';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { refreshListings } from '@/lib/domain/directory/search/refresh-listings';
import { settleListings } from '@/lib/domain/directory/search/settle-listings';

export interface Seed {
  id: string;
  name: string;
  aliases?: string[];
  kind?: string;
  city?: string;
  state?: string;
  zip?: string;
  npi?: string;
  website?: string;
  isJunk?: boolean;
  /** Base URLs; an endpoint of several organizations is named by each. */
  at?: string[];
}

/** Health systems that people look for, and names that are near to theirs. Addresses are invented. */
const names: [name: string, city: string, state: string, zip: string, aliases?: string[]][] = [
  ['Cleveland Clinic', 'Cleveland', 'OH', '44195'],
  ['Cleveland Clinic Florida', 'Weston', 'FL', '33331'],
  ['Woodland Clinic', 'Woodland', 'CA', '95695'],
  ['Cleveland Heights Dental', 'Cleveland', 'OH', '44118'],
  ['Clinch Valley Medical Center', 'Richlands', 'VA', '24641'],
  ['Loveland Clinic', 'Loveland', 'CO', '80537'],
  ['Kaiser Permanente', 'Oakland', 'CA', '94612'],
  ['Kaiser Foundation Hospitals', 'Oakland', 'CA', '94612', ['Kaiser Permanente Hospitals']],
  ['Permian Basin Family Care', 'Odessa', 'TX', '79761'],
  ['Kasper Family Medicine', 'Casper', 'WY', '82601'],
  ['Geisinger', 'Danville', 'PA', '17822', ['Geisinger Health System']],
  ['Geiger Family Practice', 'Portland', 'OR', '97201'],
  ['Messenger Pediatrics', 'Salem', 'OR', '97301'],
  ['Cedars-Sinai', 'Los Angeles', 'CA', '90048', ['Cedars-Sinai Medical Center']],
  ['Cedar Rapids Surgery', 'Cedar Rapids', 'IA', '52402'],
  ['Mount Sinai Hospital', 'New York', 'NY', '10029'],
  ['Sutter Health', 'Sacramento', 'CA', '95816'],
  ['Sutton Heart Center', 'Sutton', 'WV', '26601'],
  ['Butte Health', 'Butte', 'MT', '59701'],
  ['Massachusetts General Hospital', 'Boston', 'MA', '02114', ['Mass General Brigham']],
  ['Massena General Practice', 'Massena', 'NY', '13662'],
  ['General Hospital of Massillon', 'Massillon', 'OH', '44646'],
  ['Johns Hopkins Medicine', 'Baltimore', 'MD', '21287'],
  ['Hopkins County Memorial', 'Sulphur Springs', 'TX', '75482'],
  ['Jon Hopper Chiropractic', 'Dayton', 'OH', '45402'],
  ['Jones Hospital', 'Hopkinsville', 'KY', '42240'],
  ['UW Health', 'Madison', 'WI', '53792', ['University of Wisconsin Hospitals and Clinics']],
  ['University of Washington Medical Center', 'Seattle', 'WA', '98195'],
  ['Universal Wisdom Counseling', 'Tempe', 'AZ', '85281'],
  ["Boston Children's Hospital", 'Boston', 'MA', '02115'],
  ["Children's Hospital of Philadelphia", 'Philadelphia', 'PA', '19104', ['CHOP']],
  ["Children's Hospital Los Angeles", 'Los Angeles', 'CA', '90027'],
  ['Boston Medical Center', 'Boston', 'MA', '02118'],
  ['Mayo Clinic', 'Rochester', 'MN', '55905'],
  ['Mayo Clinic Arizona', 'Phoenix', 'AZ', '85054'],
  ['Mayfield Clinic', 'Cincinnati', 'OH', '45209'],
  ['Mayo Dental Arts', 'Tucson', 'AZ', '85701'],
  ['Washington Regional Medical Center', 'Fayetteville', 'AR', '72703'],
  ['Oregon Clinic', 'Portland', 'OR', '97220'],
  ['Clinical Associates', 'Austin', 'TX', '78701'],
  ['Clinical Associates', 'Towson', 'MD', '21204'],
  ['Northwestern Medicine', 'Chicago', 'IL', '60611'],
  ['Northwell Health', 'New Hyde Park', 'NY', '11042'],
  ['Intermountain Health', 'Salt Lake City', 'UT', '84111', ['Intermountain Healthcare']],
  ['Providence Oregon', 'Portland', 'OR', '97213'],
  ['Ochsner Health', 'New Orleans', 'LA', '70121'],
  ['Sanford Health', 'Sioux Falls', 'SD', '57104'],
  ['Hartford HealthCare', 'Hartford', 'CT', '06103'],
  ['Texas Health Resources', 'Arlington', 'TX', '76011'],
  ['St. Joseph Health', 'Irvine', 'CA', '92612'],
  ['Rush University Medical Center', 'Chicago', 'IL', '60612'],
  ['Women’s Health of Æbelø', 'Ames', 'IA', '50010'],
  ['Lakeside Clinic', 'Madison', 'WI', '53703'],
  ['Lakeside Family Practice', 'Madison', 'WI', '53704'],
];

const slug = (name: string) => normalizeName(name).replaceAll(' ', '');

export const seeds: readonly Seed[] = [
  ...names.map(([name, city, state, zip, aliases = []], index) => ({
    id: `org_${index}`,
    name,
    aliases,
    city,
    state,
    zip,
    kind: 'provider',
    website: `https://www.${slug(name)}-${state.toLowerCase()}.example/`,
    at: [`https://fhir.${slug(name)}-${state.toLowerCase()}.example/api/FHIR/R4`],
  })),
  {
    id: 'org_npi',
    name: 'Harbor Point Cardiology',
    npi: '1234567893',
    city: 'Mystic',
    state: 'CT',
    zip: '06355',
    at: ['https://shared.cloud.example/FHIR/R4/', 'https://shared.cloud.example/dstu2'],
  },
  {
    id: 'org_shared',
    name: 'Harbor Point Imaging',
    at: ['https://shared.cloud.example/FHIR/R4/'],
  },
  { id: 'org_alone', name: 'Quarry Ridge Hospice', city: 'Barre', state: 'VT', zip: '05641' },
  { id: 'org_payer', name: 'Granite Shield Health Plan', kind: 'payer', state: 'NH' },
  { id: 'org_junk', name: 'ZZ Test Clinic', isJunk: true, at: ['https://test.cloud.example/r4'] },
];

/** Abilities and vendors of some hosts; the others are of no vendor, not checked. */
const vendorOf = (host: string) =>
  /cleveland|mayo|kaiser|sutter/.test(host) ? 'epic' : /cloud/.test(host) ? 'oracle-health' : null;

const endpointIdOf = (url: string) => `end_${slug(url)}`;

async function insertEndpoint(url: string): Promise<string> {
  const client = await db();
  const key = endpointKey(url);
  if ('problem' in key) throw new Error(key.problem);
  const id = endpointIdOf(url);
  await client.fhirEndpoint.upsert({
    where: { id },
    update: {},
    create: {
      id,
      baseUrl: url,
      urlKey: key.key,
      urlKeyLower: key.key.toLowerCase(),
      host: key.host,
      fhirFamily: url.includes('dstu2') ? 'dstu2' : 'r4',
      vendor: vendorOf(key.host),
      status: /clevelandclinic|mayoclinic-/.test(key.host) ? 'working' : 'not-checked',
    },
  });
  return id;
}

/** Writes one organization of the source `hand`, with its endpoints; not its listings. */
export async function insertOrganization(seed: Seed): Promise<void> {
  const client = await db();
  const place = { city: seed.city ?? null, state: seed.state ?? null, zip: seed.zip ?? null };
  await client.organization.create({
    data: {
      id: seed.id,
      name: seed.name,
      nameNorm: normalizeName(seed.name),
      kind: seed.kind ?? 'unknown',
      npis: seed.npi ? [seed.npi] : [],
      website: seed.website ?? null,
      isJunk: seed.isJunk ?? false,
      ...place,
      names: {
        create: (seed.aliases ?? []).map((name) => ({ name, kind: 'alias', sourceId: 'hand' })),
      },
      locations: seed.state ? { create: [{ sourceId: 'hand', key: seed.id, ...place }] } : {},
      assertions: {
        create: [
          {
            id: `ass_${seed.id}`,
            sourceId: 'hand',
            key: seed.id,
            content: {},
            contentSha: seed.id,
            matchedBy: 'new',
            snapshotId: 'snap',
          },
        ],
      },
    },
  });
  for (const url of seed.at ?? []) {
    const endpointId = await insertEndpoint(url);
    await client.endpointLink.create({
      data: {
        organizationId: seed.id,
        endpointId,
        sourceId: 'hand',
        relation: 'serves',
        evidence: 'row',
        snapshotId: 'snap',
      },
    });
  }
}

/** Writes the organizations, an unclaimed endpoint and their listings. */
export async function seedDirectory(): Promise<void> {
  const client = await db();
  await client.directorySource.create({
    data: { id: 'hand', name: 'By hand', publisher: 'Test', kind: 'operator' },
  });
  await client.directoryVendor.createMany({
    data: [
      { key: 'epic', name: 'Epic', aliases: ['Epic Systems'] },
      { key: 'oracle-health', name: 'Oracle Health', aliases: ['Cerner'] },
    ],
    skipDuplicates: true,
  });
  for (const seed of seeds) await insertOrganization(seed);
  await client.endpointCapability.create({
    data: {
      endpointId: endpointIdOf('https://shared.cloud.example/FHIR/R4/'),
      smartCapabilities: ['launch-standalone', 'client-confidential-asymmetric'],
      grantTypes: ['authorization_code'],
      smartSha: 'a'.repeat(64),
      udapProfiles: ['udap_dcr'],
      udapRegistrationEndpoint: 'https://shared.cloud.example/register',
      communities: ["https://community.example/o'neil"],
    },
  });
  const unclaimed = await insertEndpoint('https://unclaimed.example/FHIR/R4');
  const endpoints = await client.fhirEndpoint.findMany({ select: { id: true } });
  await client.$transaction((tx) =>
    refreshListings(tx, {
      organizationIds: seeds.map(({ id }) => id),
      endpointIds: [...endpoints.map(({ id }) => id), unclaimed],
    }),
  );
  await settleListings(client);
}
