/** One code of a value set, in words. */
export interface Code {
  code: string;
  display: string;
}

/** The code system of HL7 v3 PurposeOfUse, as `purpose_of_use` names it before the `#`. */
export const purposeOfUseSystem = 'urn:oid:2.16.840.1.113883.5.8';

/**
 * HL7 v3 PurposeOfUse, the codes that requests of organizations use.
 * @see https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html
 */
export const purposesOfUse: readonly Code[] = [
  { code: 'TREAT', display: 'Treatment' },
  { code: 'ETREAT', display: 'Emergency treatment' },
  { code: 'CAREMGT', display: 'Care management' },
  { code: 'CLINTRCH', display: 'Clinical trial research' },
  { code: 'HPAYMT', display: 'Healthcare payment' },
  { code: 'CLMATTCH', display: 'Claim attachment' },
  { code: 'COVAUTH', display: 'Coverage authorization' },
  { code: 'COVERAGE', display: 'Coverage under a policy or program' },
  { code: 'ELIGDTRM', display: 'Eligibility determination' },
  { code: 'ELIGVER', display: 'Eligibility verification' },
  { code: 'HOPERAT', display: 'Healthcare operations' },
  { code: 'HQUALIMP', display: 'Health quality improvement' },
  { code: 'HSYSADMIN', display: 'Health system administration' },
  { code: 'SYSDEV', display: 'System development' },
  { code: 'HTEST', display: 'Test of health data' },
  { code: 'TRAIN', display: 'Training' },
  { code: 'PATRQT', display: 'Request of the patient' },
  { code: 'FAMRQT', display: 'Request of the family' },
  { code: 'PWATRNY', display: 'Request under a power of attorney' },
  { code: 'PATADMIN', display: 'Patient administration' },
  { code: 'HRESCH', display: 'Healthcare research' },
  { code: 'PUBHLTH', display: 'Public health' },
  { code: 'HOUTCOMS', display: 'Health outcome measure' },
  { code: 'HPRGRP', display: 'Health program reporting' },
];

/** The code system of the exchange purposes of TEFCA. */
export const exchangePurposeSystem = 'urn:oid:2.16.840.1.113883.3.7204.1.5.2.1';

/** Exchange purposes of TEFCA. The certificate of a client names its own in the URI, after `#`. */
export const exchangePurposes: readonly Code[] = [
  { code: 'T-TREAT', display: 'Treatment' },
  { code: 'T-TRTMNT', display: 'Treatment, as TEFCA requires answers to' },
  { code: 'T-PYMNT', display: 'Payment' },
  { code: 'T-HCO', display: 'Health care operations' },
  { code: 'T-HCO-CC', display: 'Care coordination and case management' },
  { code: 'T-HCO-HED', display: 'HEDIS reporting' },
  { code: 'T-HCO-QM', display: 'Quality measures' },
  { code: 'T-PH', display: 'Public health' },
  { code: 'T-PH-ECR', display: 'Electronic case reporting' },
  { code: 'T-PH-ELR', display: 'Electronic laboratory reporting' },
  { code: 'T-IAS', display: 'Individual access services' },
  { code: 'T-GOVDTRM', display: 'Government benefits determination' },
];

/** The code system of the NUCC Health Care Provider Taxonomy. */
export const roleSystem = 'urn:oid:2.16.840.1.113883.6.101';

/** Roles of the NUCC taxonomy that ask most often; any other code of it is as good. */
export const roles: readonly Code[] = [
  { code: '207Q00000X', display: 'Family medicine physician' },
  { code: '207R00000X', display: 'Internal medicine physician' },
  { code: '207P00000X', display: 'Emergency medicine physician' },
  { code: '207RC0000X', display: 'Cardiologist' },
  { code: '207V00000X', display: 'Obstetrician and gynecologist' },
  { code: '208000000X', display: 'Pediatrician' },
  { code: '2084P0800X', display: 'Psychiatrist' },
  { code: '208600000X', display: 'Surgeon' },
  { code: '363A00000X', display: 'Physician assistant' },
  { code: '363L00000X', display: 'Nurse practitioner' },
  { code: '163W00000X', display: 'Registered nurse' },
  { code: '183500000X', display: 'Pharmacist' },
  { code: '122300000X', display: 'Dentist' },
  { code: '1041C0700X', display: 'Clinical social worker' },
  { code: '171M00000X', display: 'Case manager or care coordinator' },
  { code: '246Y00000X', display: 'Health information technician' },
];

/** The naming system of the National Provider Identifier. */
export const npiSystem = 'urn:oid:2.16.840.1.113883.4.6';

/** How an organization is named: what stands before its identifier, and what that looks like. */
export interface OrganizationIdKind {
  id: 'url' | 'npi' | 'oid' | 'uuid';
  label: string;
  prefix: string;
  example: string;
}

/** Kinds of `organization_id`; the community says which one it wants. */
export const organizationIdKinds: readonly OrganizationIdKind[] = [
  {
    id: 'url',
    label: 'Web address',
    prefix: '',
    example: 'https://clinic.example/fhir/Organization/1',
  },
  { id: 'npi', label: 'NPI', prefix: `${npiSystem}#`, example: '1234567893' },
  { id: 'oid', label: 'OID', prefix: 'urn:oid:', example: '2.16.840.1.113883.3.72.5.20' },
  {
    id: 'uuid',
    label: 'UUID',
    prefix: 'urn:uuid:',
    example: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  },
];

/** A code as extension objects want it: `systemURI#code`. */
export function systemCode(system: string, code: string): string {
  return `${system}#${code}`;
}

/** A `systemURI#code` taken apart; a bare code has no system. */
export function splitCode(value: string): { system: string | null; code: string } {
  const hash = value.lastIndexOf('#');
  return hash < 0
    ? { system: null, code: value }
    : { system: value.slice(0, hash), code: value.slice(hash + 1) };
}
