import * as z from 'zod';
import { many, part, text } from '../../loose';

// Only what the directory needs; a member of a wrong type counts as missing. Other members are dropped.
const CodingSchema = z.object({ system: text, code: text, display: text });
const ConceptSchema = z.object({ coding: many(CodingSchema), text });
const IdentifierSchema = z.object({ system: text, value: text, type: part(ConceptSchema) });
const ReferenceSchema = z.object({
  id: text,
  reference: text,
  display: text,
  identifier: part(IdentifierSchema),
});
const ContactPointSchema = z.object({ system: text, value: text });
const AddressSchema = z.object({
  line: many(z.string()),
  city: text,
  state: text,
  postalCode: text,
  country: text,
});
const simpleExtension = {
  url: z.string(),
  valueUrl: text,
  valueUri: text,
  valueString: text,
  valueCode: text,
  valueReference: part(ReferenceSchema),
  valueCoding: part(CodingSchema),
  valueCodeableConcept: part(ConceptSchema),
};
const ExtensionSchema = z.object({
  ...simpleExtension,
  extension: many(z.object(simpleExtension)),
});

/** @see https://hl7.org/fhir/R4/organization.html */
export const OrganizationSchema = z.object({
  resourceType: z.literal('Organization'),
  id: text,
  extension: many(ExtensionSchema),
  identifier: many(IdentifierSchema),
  type: many(ConceptSchema),
  name: text,
  alias: many(z.string()),
  telecom: many(ContactPointSchema),
  address: many(AddressSchema),
  partOf: part(ReferenceSchema),
  endpoint: many(ReferenceSchema),
});

/** @see https://hl7.org/fhir/R4/endpoint.html */
export const EndpointSchema = z.object({
  resourceType: z.literal('Endpoint'),
  id: text,
  extension: many(ExtensionSchema),
  contained: many(OrganizationSchema),
  status: text,
  // One Coding until R4, a list of concepts in R5.
  connectionType: many(
    z.union([ConceptSchema.extend({ coding: z.array(CodingSchema) }), CodingSchema]),
  ),
  name: text,
  managingOrganization: part(ReferenceSchema),
  contact: many(ContactPointSchema),
  address: text,
});

export type Extension = z.infer<typeof ExtensionSchema>;
export type FhirIdentifier = z.infer<typeof IdentifierSchema>;
export type FhirReference = z.infer<typeof ReferenceSchema>;
export type OrganizationResource = z.infer<typeof OrganizationSchema>;
export type EndpointResource = z.infer<typeof EndpointSchema>;
