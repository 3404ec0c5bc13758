import * as z from 'zod';
import { CertificateViewSchema } from '@/lib/protocol/jwt';
import { KeyAlgorithmSchema } from './key';

const uri = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .regex(
    /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i,
    'must be an absolute URI, for example https://… or urn:oid:…',
  );

const pemText = z.string().max(200_000);

/** The members of a community, each as it has to be when it is given. */
const members = {
  name: z.string().trim().min(1, 'a community needs a name').max(120),
  /** What is sent as `?community=` and named in registrations, byte for byte. */
  uri,
  description: z.string().trim().max(1000),
  /** PEM of the trusted anchors, one or several. */
  anchorsPem: pemText.min(1, 'at least one anchor is needed, as PEM'),
  /** PEM of intermediates that are known, if any. */
  intermediatesPem: pemText,
  /** What revocation that cannot be found out means. */
  revocation: z.enum(['hard', 'soft']),
  algorithms: z.array(KeyAlgorithmSchema).min(1),
  /** Schemes that the SAN URI of a member may have; empty: any. */
  sanSchemes: z
    .array(
      z.string().regex(/^[a-z][a-z0-9+.-]*$/, 'a scheme is written without the colon: https, urn'),
    )
    .max(8),
  /** outside: a certification authority elsewhere issues; none: members bring a certificate. */
  issuance: z.enum(['none', 'outside']),
  caName: z.string().trim().max(120),
  caUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  caInstructions: z.string().trim().max(4000),
  /** What an applicant has to accept, word for word; empty: nothing. */
  agreement: z.string().trim().max(20_000),
};

/** What a trust community consists of, as people write it. */
export const CommunityInputSchema = z.strictObject({
  ...members,
  description: members.description.default(''),
  intermediatesPem: members.intermediatesPem.default(''),
  revocation: members.revocation.default('hard'),
  algorithms: members.algorithms.default(['RS256', 'RS384', 'ES256', 'ES384']),
  sanSchemes: members.sanSchemes.default([]),
  issuance: members.issuance.default('none'),
  caName: members.caName.default(''),
  caUrl: members.caUrl.default(''),
  caInstructions: members.caInstructions.default(''),
  agreement: members.agreement.default(''),
});
export type CommunityInput = z.infer<typeof CommunityInputSchema>;

/** A change: only what is given changes. No defaults here, or they would replace what is there. */
export const CommunityUpdateSchema = z.strictObject(members).partial();
export type CommunityUpdate = z.infer<typeof CommunityUpdateSchema>;

/** A trust community as pages show it. */
export const CommunitySchema = z.object({
  id: z.string(),
  /** sandbox: of the portal itself; operator: for every workspace; workspace: of this one. */
  managedBy: z.enum(['sandbox', 'operator', 'workspace']),
  uri: z.string(),
  name: z.string(),
  description: z.string(),
  anchors: z.array(CertificateViewSchema),
  intermediates: z.array(CertificateViewSchema),
  revocation: z.enum(['hard', 'soft']),
  algorithms: z.array(KeyAlgorithmSchema),
  sanSchemes: z.array(z.string()),
  /** portal: the CA of the sandbox issues after the operator's review. */
  issuance: z.enum(['none', 'outside', 'portal']),
  caName: z.string(),
  caUrl: z.string(),
  caInstructions: z.string(),
  agreement: z.string(),
});
export type Community = z.infer<typeof CommunitySchema>;
