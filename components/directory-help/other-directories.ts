/** A place outside of the portal where base URLs are to be found. */
export interface OtherDirectory {
  name: string;
  publisher: string;
  href: string;
  goodFor: string;
  /** What it does not have. */
  but: string;
}

/** Lists that vendors publish of their own customers: the first place to look when the vendor is known. */
export const vendorLists: readonly OtherDirectory[] = [
  {
    name: 'Epic: endpoints',
    publisher: 'Epic',
    href: 'https://open.epic.com/MyApps/Endpoints',
    goodFor: 'Organizations that run Epic, with the patient-facing base URL of each.',
    but: 'Organizations that share a system share one base URL and may be listed under its name only.',
  },
  {
    name: 'Oracle Health: ignite-endpoints',
    publisher: 'Oracle Health',
    href: 'https://github.com/oracle-samples/ignite-endpoints',
    goodFor: 'Tenants of Millennium, for patients and for providers, as FHIR bundles.',
    but: 'Some names occur several times: compare the addresses of the organizations.',
  },
  {
    name: 'MEDITECH: endpoints',
    publisher: 'MEDITECH',
    href: 'https://fhir.meditech.com/explorer/endpoints',
    goodFor: 'Organizations that run MEDITECH.',
    but: 'Several organizations share one base URL.',
  },
  {
    name: 'athenahealth: base FHIR URLs',
    publisher: 'athenahealth',
    href: 'https://docs.athenahealth.com/api/guides/base-fhir-urls',
    goodFor: 'How the base URL of a practice is made.',
    but: 'You need the number of the practice, which the practice knows.',
  },
];

/** Lists that are not of one vendor. */
export const generalDirectories: readonly OtherDirectory[] = [
  {
    name: 'CHPL',
    publisher: 'ASTP/ONC',
    href: 'https://chpl.healthit.gov/',
    goodFor:
      'Finding the product that an organization runs, and where its developer must publish all base URLs.',
    but: 'It has the addresses of lists, not of endpoints.',
  },
  {
    name: 'Lantern',
    publisher: 'ASTP/ONC',
    href: 'https://lantern.healthit.gov/',
    goodFor: 'Endpoints of most vendors in one table, with what each supports.',
    but: 'A typing mistake finds nothing, and UDAP is not looked at.',
  },
  {
    name: 'National directory',
    publisher: 'CMS',
    href: 'https://directory.cms.gov/',
    goodFor: 'The most endpoints of all, published in bulk.',
    but: 'Most endpoints have no organization that could be resolved.',
  },
  {
    name: 'State Medicaid agencies',
    publisher: 'CMS',
    href: 'https://github.com/CMSgov/SMA-Endpoint-Directory',
    goodFor: 'Patient access and provider directories of Medicaid, by state.',
    but: 'A third of the states have no address in it.',
  },
  {
    name: 'NPI registry',
    publisher: 'CMS (NPPES)',
    href: 'https://npiregistry.cms.hhs.gov/search',
    goodFor: 'Legal names, former names and telephone numbers of organizations.',
    but: 'Its endpoints are mostly Direct addresses, and the FHIR ones are often years old.',
  },
];
