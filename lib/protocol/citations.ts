import type { Citation } from './check';

const udapIg = 'https://hl7.org/fhir/us/udap-security/STU2';

/** A section of the HL7 UDAP Security guide, with the number it had in 1.x where it moved. */
export function udapSection(page: string, section: string, inVersion1?: string): Citation {
  const old = inVersion1 ? ` (IG 1 §${inVersion1})` : '';
  return { label: `UDAP Security IG 2 §${section}${old}`, url: `${udapIg}/${page}.html` };
}

/** A section of an RFC. */
export function rfc(number: number, section: string): Citation {
  return {
    label: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

/** A page of SMART App Launch 2.2. */
export function smart(page: string, label: string): Citation {
  return {
    label: `SMART App Launch 2.2, ${label}`,
    url: `https://hl7.org/fhir/smart-app-launch/STU2.2/${page}.html`,
  };
}

/** A page of FHIR R4. */
export function fhirR4(page: string, label: string): Citation {
  return { label: `FHIR R4, ${label}`, url: `https://hl7.org/fhir/R4/${page}.html` };
}

/** A profile of UDAP.org. */
export function udapOrg(page: string, label: string): Citation {
  return { label: `UDAP ${label}`, url: `https://www.udap.org/${page}.html` };
}

/** A section of OpenID Connect Core 1.0, by its anchor. */
export function openIdCore(section: string, anchor: string): Citation {
  return {
    label: `OpenID Connect Core 1.0 §${section}`,
    url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
  };
}

/** A section of OpenID Connect Discovery 1.0, by its anchor. */
export function openIdDiscovery(section: string, anchor: string): Citation {
  return {
    label: `OpenID Connect Discovery 1.0 §${section}`,
    url: `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`,
  };
}

/** A part of the Bulk Data Access guide, by the anchor on its page about exports. */
export function bulkData(anchor: string, label: string): Citation {
  return {
    label: `Bulk Data Access IG 2, ${label}`,
    url: `https://hl7.org/fhir/uv/bulkdata/STU2/export.html#${anchor}`,
  };
}
