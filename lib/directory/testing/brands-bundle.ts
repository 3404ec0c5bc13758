/** How large a bundle is made: shares of Epic's, unless said otherwise. */
export interface BrandsBundleSize {
  brands: number;
  sites: number;
  endpoints: number;
  /** Characters of the extension text of each site, to reach the size of a real one. */
  siteText: number;
}

export const epicLike: BrandsBundleSize = {
  brands: 500,
  sites: 90_000,
  endpoints: 800,
  siteText: 300,
};

const uuid = (kind: string, index: number) =>
  `0000000${kind}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

/**
 * The bytes of a User-access Brands bundle in chunks of about 64 kB, the same for the same size: sites first, so that
 * every reference goes forward, then brands, then endpoints that point back by a logical identifier only.
 */
export async function* brandsBundle(size: BrandsBundleSize): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '{\n"resourceType":"Bundle","type":"collection","total":1,"entry":[\n';
  let isFirst = true;
  for (const resource of resources(size)) {
    const fullUrl = `urn:uuid:${resource.id}`;
    text += `${isFirst ? '' : ',\n'}${JSON.stringify({ fullUrl, resource }, null, 1)}`;
    isFirst = false;
    if (text.length < 65_536) continue;
    yield await Promise.resolve(encoder.encode(text));
    text = '';
  }
  yield encoder.encode(`${text}\n]}\n`);
}

function* resources(size: BrandsBundleSize) {
  for (let index = 0; index < size.sites; index += 1) yield site(size, index);
  for (let index = 0; index < size.brands; index += 1) yield brand(size, index);
  for (let index = 0; index < size.endpoints; index += 1) yield endpoint(size, index);
}

function site(size: BrandsBundleSize, index: number) {
  return {
    resourceType: 'Organization',
    id: uuid('3', index),
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/organization-portal',
        extension: [
          { url: 'portalName', valueString: `My Health ${index % size.brands}` },
          { url: 'portalDescription', valueMarkdown: 'x'.repeat(size.siteText) },
        ],
      },
    ],
    active: true,
    name: `Site ${index} of Health System ${index % size.brands}`,
    alias: [`Clinic ${index}`],
    telecom: [
      { system: 'url', value: `https://system-${index % size.brands}.example/sites/${index}` },
    ],
    address: [
      {
        line: [`${index} Main Street`],
        city: 'Springfield',
        state: 'IL',
        postalCode: String(10_000 + (index % 89_999)),
        country: 'USA',
      },
    ],
    partOf: { reference: `urn:uuid:${uuid('2', index % size.brands)}` },
  };
}

function brand(size: BrandsBundleSize, index: number) {
  const endpoints = Array.from(
    { length: Math.ceil((size.endpoints - index) / size.brands) },
    (_, turn) => ({ reference: `urn:uuid:${uuid('1', index + turn * size.brands)}` }),
  );
  return {
    resourceType: 'Organization',
    id: uuid('2', index),
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/organization-brand',
        extension: [{ url: 'brandLogo', valueUrl: `https://system-${index}.example/logo.png` }],
      },
    ],
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `https://system-${index}.example` }],
    name: `Health System ${index}`,
    endpoint: endpoints,
  };
}

function endpoint(size: BrandsBundleSize, index: number) {
  return {
    resourceType: 'Endpoint',
    id: uuid('1', index),
    status: 'active',
    managingOrganization: {
      identifier: { system: 'https://vendor.example/OrganizationId', value: String(index) },
    },
    address: `https://fhir-${index}.system-${index % size.brands}.example/api/FHIR/R4/`,
  };
}
