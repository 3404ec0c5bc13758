import * as z from 'zod';

/** An app at a holder, as lists show it. */
export const RegistrationSummarySchema = z.object({
  id: z.string(),
  appName: z.string(),
  holderBaseUrl: z.string(),
  registrationEndpoint: z.string(),
  community: z.string(),
  method: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  scope: z.string(),
  status: z.string(),
  certificateId: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type RegistrationSummary = z.infer<typeof RegistrationSummarySchema>;
