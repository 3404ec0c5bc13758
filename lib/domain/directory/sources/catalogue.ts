import type { SourceKind } from '@/lib/schemas/directory-source';

/** A well-known public list. */
export interface CatalogueEntry {
  /** Never changes: it is the id of the source. */
  id: string;
  name: string;
  publisher: string;
  /** Null where the list is only to be had by hand: inside an archive, or behind a page. */
  url: string | null;
  vendor: string | null;
  kind: SourceKind;
  trust: number;
  everyHours: number | null;
  licence: string;
}

const mandated =
  'Published by the vendor at no charge under 45 CFR 170.404(b)(2); no licence file.';
const lantern = 'Lantern, Apache-2.0; produced for the U.S. Government.';
const rawLantern =
  'https://raw.githubusercontent.com/onc-healthit/lantern-back-end/main/resources/prod_resources';
const rawOracle =
  'https://raw.githubusercontent.com/oracle-samples/ignite-endpoints/main/oracle_health_fhir_endpoints';

/** A list that a vendor must publish. It speaks of its own customers: believed most. */
const vendorList = { kind: 'vendor', trust: 70, everyHours: 24, licence: mandated } as const;
/** A list that Lantern has gathered from a vendor's page. */
const gathered = {
  publisher: 'ONC (Lantern)',
  kind: 'aggregator',
  trust: 50,
  everyHours: 168,
  licence: lantern,
} as const;

/**
 * The public lists that the portal knows. All of them are off until the operator turns them on: a fresh portal calls
 * nobody.
 */
export const sourceCatalogue: readonly CatalogueEntry[] = [
  {
    id: 'epic-brands',
    name: 'Epic: User-access Brands',
    publisher: 'Epic Systems',
    url: 'https://open.epic.com/Endpoints/Brands',
    vendor: 'epic',
    ...vendorList,
    licence: `${mandated} Logos are trademarks and are not shown.`,
  },
  {
    id: 'epic-r4',
    name: 'Epic: R4 endpoints (deprecated list)',
    publisher: 'Epic Systems',
    url: 'https://open.epic.com/Endpoints/R4',
    vendor: 'epic',
    ...vendorList,
    trust: 55,
  },
  {
    id: 'oracle-patient-r4',
    name: 'Oracle Health: Millennium, patients, R4',
    publisher: 'Oracle Health',
    url: `${rawOracle}/millennium_patient_r4_endpoints.json`,
    vendor: 'oracle-health',
    ...vendorList,
  },
  {
    id: 'oracle-provider-r4',
    name: 'Oracle Health: Millennium, providers, R4',
    publisher: 'Oracle Health',
    url: `${rawOracle}/millennium_provider_r4_endpoints.json`,
    vendor: 'oracle-health',
    ...vendorList,
  },
  {
    id: 'meditech',
    name: 'MEDITECH: endpoints',
    publisher: 'MEDITECH',
    url: 'https://fhir.meditech.com/explorer/endpoints',
    vendor: 'meditech',
    ...vendorList,
  },
  {
    id: 'practice-fusion',
    name: 'Practice Fusion: service base URLs',
    publisher: 'Practice Fusion',
    url: 'https://www.practicefusion.com/assets/static_files/ServiceBaseURLs.json',
    vendor: null,
    ...vendorList,
  },
  {
    id: 'eclinicalworks',
    name: 'eClinicalWorks: practices',
    publisher: 'eClinicalWorks',
    url: 'https://fhir.eclinicalworks.com/ecwopendev/external/practiceList',
    vendor: 'eclinicalworks',
    ...vendorList,
  },
  {
    id: 'lantern-athenahealth',
    name: 'athenahealth, as Lantern has it',
    url: `${rawLantern}/athenahealth_Inc_EndpointSources.json`,
    vendor: 'athenahealth',
    ...gathered,
  },
  {
    id: 'lantern-meditech',
    name: 'MEDITECH, as Lantern has it',
    url: `${rawLantern}/Medical_Information_Technology_Inc_MEDITECH_1_EndpointSources.json`,
    vendor: 'meditech',
    ...gathered,
  },
  {
    id: 'lantern-eclinicalworks',
    name: 'eClinicalWorks, as Lantern has it',
    url: `${rawLantern}/eClinicalWorks_LLC_EndpointSources.json`,
    vendor: 'eclinicalworks',
    ...gathered,
  },
  {
    id: 'chpl-lists',
    name: 'CHPL: where certified products publish their lists',
    publisher: 'ONC (CHPL, through Lantern)',
    url: `${rawLantern}/CHPLEndpointResourcesList.json`,
    vendor: null,
    kind: 'aggregator',
    trust: 50,
    everyHours: 168,
    licence: lantern,
  },
  {
    id: 'cms-sma',
    name: 'State Medicaid agencies',
    publisher: 'CMS',
    url: 'https://raw.githubusercontent.com/CMSgov/SMA-Endpoint-Directory/main/SMAEndpointDirectory.csv',
    vendor: null,
    kind: 'government',
    trust: 60,
    everyHours: 168,
    licence: 'U.S. Government work.',
  },
  {
    id: 'nppes-endpoints',
    name: 'NPPES endpoint file',
    publisher: 'CMS (NPPES)',
    url: null,
    vendor: null,
    kind: 'self-reported',
    trust: 20,
    everyHours: null,
    licence: 'Public by law; take endpoint_pfile_….csv out of the monthly archive and upload it.',
  },
];
