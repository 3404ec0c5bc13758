import 'server-only';
import * as z from 'zod';

/** What an app gets to know of the session beside its tokens, as it is kept with a grant and with access tokens. */
export const LaunchContextSchema = z.object({
  /** Relative reference to the user; an identity provider knows of none. */
  fhirUser: z.string().optional(),
  patient: z.string().optional(),
  encounter: z.string().optional(),
});
export type LaunchContext = z.infer<typeof LaunchContextSchema>;

/**
 * The members of the token answer that tell the context: those that the granted scopes ask for.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function contextMembers(context: LaunchContext, scope: string): Record<string, unknown> {
  const { patient, encounter } = context;
  const isEhrLaunch = scope.split(' ').includes('launch');
  return {
    ...(patient !== undefined && { patient }),
    ...(encounter !== undefined && { encounter }),
    // The sandbox shows no banner of its own around an app.
    ...(patient !== undefined && { need_patient_banner: true }),
    ...(isEhrLaunch && { tenant: 'sandbox' }),
  };
}

/** Whether granted or asked scopes need a patient in context. */
export function needsPatient(scope: string): boolean {
  return scope.split(' ').some((one) => one === 'launch/patient' || one.startsWith('patient/'));
}
