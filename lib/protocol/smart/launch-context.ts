import * as z from 'zod';
import type { Check } from '../check';
import { shown } from '../json-body';
import { check } from './launch-context-checks';

const text = z.string().min(1).optional().catch(undefined);

/** The context that came with an access token. Members of a wrong type count as missing. */
export const LaunchContextSchema = z.object({
  patient: text,
  encounter: text,
  fhirContext: z.array(z.record(z.string(), z.unknown())).optional().catch(undefined),
  need_patient_banner: z.boolean().optional().catch(undefined),
  intent: text,
  smart_style_url: text,
  tenant: text,
});
export type LaunchContext = z.infer<typeof LaunchContextSchema>;

/**
 * Judges the launch context of a token response.
 *
 * @param body the token response
 * @param granted the scopes that were granted
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function processLaunchContext(
  body: Readonly<Record<string, unknown>>,
  granted: string,
): { context: LaunchContext; checks: Check[] } {
  const context = LaunchContextSchema.parse(body);
  const scopes = granted.split(' ');
  const needsPatient = scopes.some(
    (scope) => scope === 'launch/patient' || scope.startsWith('patient/'),
  );
  const checks: Check[] = [];
  if (needsPatient || body.patient !== undefined) {
    checks.push(
      check('smart.context.patient', {
        verdict: context.patient === undefined ? 'fail' : 'pass',
        seen: `patient is ${shown(body.patient)}.`,
      }),
    );
  }
  if (scopes.includes('launch/encounter') || body.encounter !== undefined) {
    checks.push(
      check('smart.context.encounter', {
        verdict: context.encounter === undefined ? 'warn' : 'pass',
        seen: `encounter is ${shown(body.encounter)}.`,
      }),
    );
  }
  if (body.fhirContext !== undefined) {
    checks.push(
      check('smart.context.fhir-context', {
        verdict: context.fhirContext === undefined ? 'warn' : 'pass',
        seen: shown(body.fhirContext),
      }),
    );
  }
  return { context, checks };
}
