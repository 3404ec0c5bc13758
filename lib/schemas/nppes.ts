import * as z from 'zod';

const text = (max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    z.string().trim().max(max, `expected at most ${max} characters`).optional(),
  );

/**
 * What is looked up in NPPES: one NPI, or organizations by name and place. A state alone is refused there, so it is
 * refused here.
 * @see https://npiregistry.cms.hhs.gov/api-page
 */
export const NppesSearchSchema = z
  .strictObject({
    npi: text(20),
    /** Beginning of the name; the star at the end is put there for you. */
    name: text(70),
    city: text(40),
    /** USPS code or name. */
    state: text(40),
    zip: text(10),
  })
  .superRefine(({ npi, name, city, zip, state }, context) => {
    if (npi ?? name ?? city ?? zip) return;
    context.addIssue({
      code: 'custom',
      path: [state === undefined ? 'name' : 'state'],
      message:
        state === undefined
          ? 'expected an NPI, a name, a city or a ZIP code'
          : 'expected a name, a city or a ZIP code beside the state: NPPES does not list whole states',
    });
  });
export type NppesSearch = z.infer<typeof NppesSearchSchema>;

/** An address that NPPES lists as a FHIR endpoint, and why it cannot be one where it cannot. */
export const NppesEndpointSchema = z.object({
  /** `FHIR`, `REST` …, as published. */
  type: z.string(),
  address: z.string(),
  /** `endpointKey` of the address; null where the address is no base URL of a FHIR server. */
  urlKey: z.string().nullable(),
  problem: z.string().nullable(),
  description: z.string().nullable(),
  /** Whose endpoint it is, where NPPES says that it is of an affiliated organization. */
  affiliation: z.string().nullable(),
});
export type NppesEndpoint = z.infer<typeof NppesEndpointSchema>;

/** What NPPES says of one NPI, without what is about people. */
export const NppesRecordSchema = z.object({
  npi: z.string(),
  /** `organization` is NPI-2, `person` NPI-1. */
  type: z.enum(['organization', 'person']),
  name: z.string(),
  otherNames: z.array(
    z.object({ name: z.string(), kind: z.enum(['dba', 'former', 'legal', 'alias']) }),
  ),
  /** Legal business name of the organization that it is part of. */
  parentName: z.string().nullable(),
  /** Where it works, the first one first; mailing addresses are left out. */
  locations: z.array(
    z.object({
      line: z.string().nullable(),
      city: z.string().nullable(),
      state: z.string().nullable(),
      zip: z.string().nullable(),
      country: z.string().nullable(),
    }),
  ),
  /** Of an organization only. */
  telephone: z.string().nullable(),
  taxonomies: z.array(
    z.object({ code: z.string(), description: z.string(), isPrimary: z.boolean() }),
  ),
  /** `2024-05-31`, as published. */
  lastUpdated: z.string().nullable(),
  endpoints: z.array(NppesEndpointSchema),
  /** Direct addresses, CONNECT, SOAP and others, which are no FHIR endpoints and are not shown. */
  otherEndpoints: z.number(),
});
export type NppesRecord = z.infer<typeof NppesRecordSchema>;

/** What a look-up in NPPES came to. */
export const NppesAnswerSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('answered'),
    records: z.array(NppesRecordSchema),
    /** Records of the answer that could not be read. */
    unreadable: z.number(),
    /** As many came as one answer holds: there may be more. */
    isFull: z.boolean(),
    /** When NPPES said so: at most a day ago. */
    fetchedAt: z.iso.datetime(),
  }),
  /** NPPES did not take the question. */
  z.object({
    state: z.literal('refused'),
    refusals: z.array(
      z.object({
        /** The field of the look-up that it is about; null where it is about none of them. */
        field: z.enum(['npi', 'name', 'city', 'state', 'zip']).nullable(),
        detail: z.string(),
      }),
    ),
  }),
  z.object({
    state: z.literal('not-answering'),
    /** What happened, in a sentence. */
    reason: z.string(),
  }),
]);
export type NppesAnswer = z.infer<typeof NppesAnswerSchema>;

/** What came of putting an NPPES record into the directory. */
export const NppesNoteSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('noted'),
    npi: z.string(),
    name: z.string(),
    organizationId: z.string(),
    /** Base URLs, all self-reported in NPPES. */
    endpoints: z.array(z.object({ id: z.string(), baseUrl: z.string(), status: z.string() })),
  }),
  z.object({ state: z.literal('not-listed'), npi: z.string() }),
  z.object({ state: z.literal('not-answering'), npi: z.string(), reason: z.string() }),
]);
export type NppesNote = z.infer<typeof NppesNoteSchema>;
