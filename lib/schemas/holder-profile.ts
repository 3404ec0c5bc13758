import * as z from 'zod';
import {
  HolderProfileSchema,
  type HolderProfile,
} from '@/lib/protocol/registration/holder-profile';

/** The address of the page that makes a profile: no profile can have it as its key. */
const reservedKeys: readonly string[] = ['new'];

const hostPattern = /^(\*\.[a-z0-9-]+\.|)([a-z0-9-]+\.)*[a-z0-9-]+$/i;
const absoluteUri = /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i;
const jwsAlgorithm = /^(?:(?:RS|PS|ES)(?:256|384|512)|EdDSA)$/;

type Refusal = [path: (string | number)[], message: string];

function repeated(list: readonly string[], path: string): Refusal[] {
  const seen = list.map((item) => item.toLowerCase());
  return seen.flatMap((item, index): Refusal[] =>
    seen.indexOf(item) < index ? [[[path, index], 'is here twice; name it once']] : [],
  );
}

/** What the form of the members does not say: what has to be so for a profile to make sense. */
function* refusals(profile: HolderProfile): Generator<Refusal> {
  if (reservedKeys.includes(profile.key)) {
    yield [['key'], 'is the address of a page; choose another key'];
  }
  for (const [index, host] of profile.hosts.entries()) {
    if (!hostPattern.test(host)) {
      yield [
        ['hosts', index],
        'expected the name of a host without scheme, port or path, for example fhir.example.org or *.example.org',
      ];
    }
  }
  for (const [index, uri] of profile.communities.entries()) {
    if (!absoluteUri.test(uri)) {
      yield [['communities', index], 'expected an absolute URI, for example https://… or udap://…'];
    }
  }
  for (const [index, algorithm] of profile.algorithms.entries()) {
    if (!jwsAlgorithm.test(algorithm)) {
      yield [
        ['algorithms', index],
        'expected an asymmetric JWS algorithm, for example RS256 or ES384',
      ];
    }
  }
  // It becomes a link: no javascript: and the like.
  if (profile.source.url !== null && !/^https?:\/\//i.test(profile.source.url)) {
    yield [['source', 'url'], 'expected a web address, https://…'];
  }
  yield* repeated(profile.hosts, 'hosts');
  yield* repeated(profile.communities, 'communities');
  for (const [name, method] of Object.entries(profile.methods)) {
    if (method.isOffered && method.grantTypes.length === 0) {
      yield [
        ['methods', name, 'grantTypes'],
        'expected at least one workflow, or that this way is not offered',
      ];
    }
  }
  if (profile.methods.udap.isOffered && profile.ruleSet === null) {
    yield [['ruleSet'], 'expected the generation of the UDAP guide, because the holder takes UDAP'];
  }
}

/** A holder profile as people write it: of the right form, and it makes sense. */
export const HolderProfileInputSchema = HolderProfileSchema.superRefine((profile, context) => {
  for (const [path, message] of refusals(profile)) {
    context.addIssue({ code: 'custom', path, message });
  }
});

/** built-in: as it came with the portal; edited: a built-in one that the workspace changed; own: of the workspace. */
export const ProfileOriginSchema = z.enum(['built-in', 'edited', 'own']);
export type ProfileOrigin = z.infer<typeof ProfileOriginSchema>;

/** One member that an edited profile says otherwise than the built-in one. */
export const ProfileDifferenceSchema = z.object({
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** A holder profile with what the workspace did to it. */
export const HolderProfileEntrySchema = z.object({
  profile: HolderProfileSchema,
  origin: ProfileOriginSchema,
  /** When the workspace changed it last, and who; null for built-in ones. The name is null when nobody knows. */
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  /** How many registrations that are not cancelled name it. */
  registrationCount: z.number(),
  /** Edited ones: what they say otherwise than the built-in one (`before`). */
  differences: z.array(ProfileDifferenceSchema),
});
export type HolderProfileEntry = z.infer<typeof HolderProfileEntrySchema>;
