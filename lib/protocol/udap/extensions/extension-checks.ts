import { checksFrom, type CheckDefinition, type Citation, type Level } from '../../check';
import { udapOrg, udapSection } from '../../citations';

const b2b = udapSection('b2b', '5.2.1.1', '5.2.1.1');
const identity = (section: string): Citation => ({
  label: `HL7 Identity Matching IG 2, ${section}`,
  url: 'https://hl7.org/fhir/us/identity-matching/STU2/patient-matching.html',
});
const tefca: Citation = {
  label: 'TEFCA SOP Facilitated FHIR 2.0, Table 4',
  url: 'https://rce.sequoiaproject.org/tefca-and-rce-resources/',
};
const user = identity('hl7-b2b-user');

function rule(
  title: string,
  expected: string,
  why: string,
  fix: string,
  citation: Citation,
  level: Level = 'SHALL',
): CheckDefinition {
  return { title, level, expected, why, fix, citation };
}

/** What is demanded of the authorization extension objects beside the members of `hl7-b2b`. */
export const extensionChecks = {
  'udap.extension.required': rule(
    'Every extension object that the holder requires is there',
    'One object for each name in udap_authorization_extensions_required.',
    'A holder answers invalid_grant when an object that it requires is missing.',
    'Add the object that is missing.',
    udapOrg('udap-client-authorization-grants', 'Client Authorization Grants §6.4'),
  ),
  'udap.extension.supported': rule(
    'The holder knows the extension objects',
    'Names in udap_authorization_extensions_supported.',
    'What a holder does not know it may ignore: then it decides without it.',
    'Send an object that the holder lists, in its spelling, or ask the operator.',
    udapSection('discovery', '2.2', '2.2'),
    'advice',
  ),
  'udap.extension.purpose-known': rule(
    'The purpose is a code of its system',
    'A code of HL7 v3 PurposeOfUse or of the exchange purposes of TEFCA, in capitals.',
    'Holders compare codes letter by letter; one that is in no list is refused.',
    'Choose the code from the list, or leave it when your community defines codes of its own.',
    b2b,
    'advice',
  ),
  'udap.extension.npi': rule(
    'The NPI is one',
    'Ten digits that begin with 1 or 2, the last one the check digit.',
    'A holder that looks the number up finds nobody, or somebody else.',
    'Compare the number with the NPI registry.',
    b2b,
    'advice',
  ),
  'udap.extension.exchange-purpose': rule(
    'TEFCA: one purpose, that of the certificate',
    'Exactly one code of urn:oid:2.16.840.1.113883.3.7204.1.5.2.1, the same as after # in the URI of the certificate.',
    'In TEFCA a client is certified for one exchange purpose and may ask for no other.',
    'Ask with the one purpose that the certificate names, or sign with the certificate of this purpose.',
    tefca,
  ),
  'udap.user.version': rule(
    'hl7-b2b-user: version',
    'The string "1".',
    'It says by which definition the object is read.',
    'Set version to "1", a string and not a number.',
    user,
  ),
  'udap.user.purpose-of-use': rule(
    'hl7-b2b-user: purpose_of_use',
    'An array with at least one code.',
    'The holder decides by purpose; a token for one purpose may not be used for another.',
    'Set purpose_of_use to an array, for example ["urn:oid:2.16.840.1.113883.5.8#PATRQT"].',
    user,
  ),
  'udap.user.person': rule(
    'hl7-b2b-user: user_person',
    'A FHIR Person with a name, and with dates as YYYY-MM-DD.',
    'The holder matches the person who asks; without a Person it has nobody to match.',
    'Give user_person a FHIR resource of type Person, as an object and not as text.',
    user,
  ),
  'udap.user.person-matchable': rule(
    'hl7-b2b-user: the person can be matched',
    'Beside the name a date of birth, and an identifier, an address or a telecom.',
    'Names are shared by many people: a match needs more than a name.',
    'Add what the person was verified with: date of birth, and an identifier, address, phone or e-mail.',
    identity('patient matching'),
    'SHOULD',
  ),
  'udap.user.consent': rule(
    'hl7-b2b-user: consent_policy and consent_reference',
    'Arrays: URIs, and absolute URLs only together with consent_policy.',
    'The holder fetches the consent from there, under the policy that is named.',
    'Add consent_policy or leave consent_reference out; give arrays.',
    user,
  ),
  'udap.tefca-ias.version': rule(
    'TEFCA IAS: version',
    'The string "1".',
    'It says by which definition the object is read.',
    'Set version to "1", a string and not a number.',
    tefca,
  ),
  'udap.tefca-ias.user': rule(
    'TEFCA IAS: user_information',
    'A FHIR RelatedPerson with a relationship; ONESELF when the user is the patient.',
    'The holder records who asks, and how they stand to the patient.',
    'Give user_information a FHIR resource of type RelatedPerson with a relationship.',
    tefca,
  ),
  'udap.tefca-ias.patient': rule(
    'TEFCA IAS: patient_information',
    'A FHIR Patient with a name; US Core adds an identifier and a gender.',
    'The holder finds the patient by what stands there.',
    'Give patient_information a US Core Patient with what the identity provider has verified.',
    tefca,
  ),
  'udap.tefca-ias.consent': rule(
    'TEFCA IAS: consent_policy',
    'An array with at least one URI (identity assurance policies as OIDs); consent_reference only beside it.',
    'It says to which level the identity of the person was proven.',
    'Name the policies under which identity was proven, as the OIDs that TEFCA gives them: urn:oid:….',
    tefca,
  ),
  'udap.tefca-ias.id-token': rule(
    'TEFCA IAS: id_token',
    'The id_token of the credential service provider: a signed JWT with iss and sub that has not expired.',
    'It proves that a provider of credentials has verified the person. Without it a holder answers invalid_grant.',
    'Take the id_token of a fresh sign-in at the credential service provider.',
    tefca,
  ),
  'udap.tefca-ias.no-purpose': rule(
    'TEFCA IAS: no purpose_of_use',
    'No purpose_of_use.',
    'Individual access is the only purpose that this object has.',
    'Leave purpose_of_use out.',
    tefca,
  ),
} as const satisfies Record<string, CheckDefinition>;

/** Makes the checks of this catalogue. */
export const check = checksFrom(extensionChecks);
