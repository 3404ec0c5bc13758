import { findUrls } from '../../normalize/find-urls';
import { cleanName } from '../../normalize/names';
import type { BrandStatement } from '../../statement';
import type { Extension, FhirReference, OrganizationResource } from './resources';

/** What the extensions of User-access Brands say. */
export interface BrandReading {
  /** Null: none of the extensions is there. */
  brand: BrandStatement | null;
  portalNames: string[];
  portalEndpoints: FhirReference[];
}

const longestUrl = 2000;

/** Spellings of a part: within the extensions of STU 2.2, and as extensions of their own before. */
const spellings = {
  logo: /^(?:brandLogo|brand-logo)$/,
  portalLogo: /^portalLogo$/,
  portalName: /^(?:portalName|patient-access-name|portal-name)$/,
  portalUrl: /^(?:portalUrl|patient-access-url|portal-url)$/,
  portalEndpoint: /^(?:portalEndpoint|portal-endpoint)$/,
  category: /^(?:brandCategory|brand-category|patient-access-category|category)$/,
};
const brandExtension =
  /(?:organization-(?:brand|portal)|patient-access-(?:brand|name|url|category|description|developer-url)|brand-(?:logo|category))$/;
const categorySystem = /patient-access-category|user-access-category/;

/**
 * Reads the extensions of a user-access brand, in the spelling of SMART App Launch 2.2 and in the early one.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export function readBrand(organization: OrganizationResource): BrandReading {
  const outer = organization.extension.filter(({ url }) => brandExtension.test(url));
  const parts = outer.flatMap((extension) => [extension, ...extension.extension]);
  const all = (shape: RegExp) => parts.filter(({ url }) => shape.test(url.replace(/^.*\//, '')));
  const portalNames = all(spellings.portalName).flatMap(
    (part) => cleanName(part.valueString) ?? [],
  );
  const portalEndpoints = all(spellings.portalEndpoint).flatMap(
    (part) => part.valueReference ?? [],
  );
  if (outer.length === 0) return { brand: null, portalNames, portalEndpoints };
  const brand = {
    logoUrl: firstUrl(all(spellings.logo)) ?? firstUrl(all(spellings.portalLogo)),
    portalName: portalNames[0] ?? null,
    portalUrl: firstUrl(all(spellings.portalUrl)),
    categories: [
      ...new Set([...typeCategories(organization), ...all(spellings.category).flatMap(codes)]),
    ],
  };
  return { brand, portalNames, portalEndpoints };
}

type Part = Omit<Extension, 'extension'>;

/** Logos are published as `data:` URLs too; those are not addresses. */
function firstUrl(parts: readonly Part[]): string | null {
  const published = parts.map((part) => part.valueUrl ?? part.valueUri ?? part.valueString ?? '');
  return published.flatMap(findUrls).find((url) => url.length <= longestUrl) ?? null;
}

function codes(part: Part): string[] {
  const codings = [part.valueCoding, ...(part.valueCodeableConcept?.coding ?? [])];
  return codings.flatMap((coding) => coding?.code ?? []);
}

function typeCategories({ type }: OrganizationResource): string[] {
  const codings = type.flatMap(({ coding }) => coding);
  return codings.flatMap(({ system, code }) =>
    code !== undefined && categorySystem.test(system ?? '') ? [code] : [],
  );
}
