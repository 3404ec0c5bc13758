import * as z from 'zod';
import { GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';
import { LogoPreviewSchema } from './app';

/** What everybody may read of an app whose profile is published. Nothing of its workspace but the name is in it. */
export const PublicProfileSchema = z.object({
  name: z.string(),
  developer: z.string(),
  homePage: z.string().nullable(),
  contacts: z.array(z.string()),
  /** Domains of the contacts that a certificate of the app names, too. */
  confirmedDomains: z.array(z.string()),
  /** The picture itself, as it was when the profile was published. */
  logo: LogoPreviewSchema.pick({
    mediaType: true,
    width: true,
    height: true,
    dataUrl: true,
  }).nullable(),
  clients: z.array(
    z.object({
      grantType: GrantTypeSchema,
      issuer: z.string(),
      scopes: z.array(z.string()),
      hasRefreshToken: z.boolean(),
    }),
  ),
  redirectHosts: z.array(z.string()),
  jwksUri: z.string(),
  certificates: z.array(
    z.object({
      subject: z.string(),
      authority: z.string(),
      endsAt: z.string(),
      sha256: z.string(),
    }),
  ),
  /** The questionnaire: what was asked and what was answered. */
  practice: z.object({
    catalogueVersion: z.number().int(),
    updatedAt: z.string().nullable(),
    answers: z.array(
      z.object({ id: z.string(), section: z.string(), question: z.string(), answer: z.string() }),
    ),
  }),
});
export type PublicProfile = z.infer<typeof PublicProfileSchema>;

/** A published profile as everybody gets it. */
export const PublishedProfileSchema = z.object({
  version: z.number().int(),
  publishedAt: z.string(),
  profile: PublicProfileSchema,
});
export type PublishedProfile = z.infer<typeof PublishedProfileSchema>;

/** What those who look after an app see of its public profile. */
export const AppProfileSchema = z.object({
  /** What would be public if it were published now; without its logo, which is fetched then. */
  preview: PublicProfileSchema,
  published: z
    .object({
      url: z.string(),
      version: z.number().int(),
      publishedAt: z.string(),
      publishedBy: z.string(),
      /** Whether something has changed since. */
      isStale: z.boolean(),
    })
    .nullable(),
});
export type AppProfileState = z.infer<typeof AppProfileSchema>;
