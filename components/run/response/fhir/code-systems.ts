/** Code systems and identifier systems that developers meet daily, by URI. */
const names: Readonly<Record<string, string>> = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://hl7.org/fhir/sid/icd-9-cm': 'ICD-9-CM',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
  'http://hl7.org/fhir/sid/mvx': 'MVX',
  'http://hl7.org/fhir/sid/ndc': 'NDC',
  'http://hl7.org/fhir/sid/us-ssn': 'US Social Security number',
  'http://hl7.org/fhir/sid/us-npi': 'NPI',
  'http://hl7.org/fhir/sid/us-mbi': 'Medicare Beneficiary Identifier',
  'http://www.ama-assn.org/go/cpt': 'CPT',
  'http://unitsofmeasure.org': 'UCUM',
  'http://nucc.org/provider-taxonomy': 'NUCC provider taxonomy',
  'http://dicom.nema.org/resources/ontology/DCM': 'DICOM',
  'urn:ietf:bcp:47': 'BCP 47',
  'urn:iso:std:iso:3166': 'ISO 3166',
  'urn:oid:2.16.840.1.113883.6.238': 'CDC Race and Ethnicity',
  'urn:ietf:rfc:3986': 'URI',
};

/** The name of a code system: the one people know, else the last part of the URI of an HL7 system, else the URI. */
export function systemName(uri: string): string {
  const known = names[uri];
  if (known !== undefined) return known;
  const hl7 =
    /^https?:\/\/(?:terminology\.hl7\.org|hl7\.org\/fhir)\/(?:.*\/)?([A-Za-z0-9.-]+)$/.exec(uri);
  return hl7?.[1] === undefined ? uri : `HL7 ${hl7[1].replace(/^v[23]-/, '')}`;
}
