const resource =
  /\/(?:Account|AllergyIntolerance|Basic|Bundle|CarePlan|CareTeam|Claim|Condition|Coverage|Device|DiagnosticReport|DocumentReference|Encounter|ExplanationOfBenefits?|Goal|HealthcareService|Immunization|InsurancePlan|List|Location|Medication(?:Dispense|Knowledge|Request|Statement)?|Observation|Organization(?:Affiliation)?|Patient|Practitioner(?:Role)?|Procedure|Provenance|RelatedPerson)$/i;
const placeholder = /\/(?:\{[^/]*\}|\[[^/]*\])$/;
const description = /\/(?:openapi|swagger)\.(?:json|ya?ml)$/i;

/**
 * The base URL of an address that goes on to a type of resource (`…/r4/Practitioner`), a placeholder
 * (`…/fhir/{resource}`), a description or a query, as people copy it from a request; other addresses stay as they are.
 */
export function baseOfRequest(url: string): string {
  const withoutQuery = url.replace(/[?#].*$/, '');
  const address = withoutQuery.replace(/\/$/, '');
  const base = address.replace(placeholder, '').replace(description, '').replace(resource, '');
  return base === address ? withoutQuery : base;
}
