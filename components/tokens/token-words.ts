import { duration } from '@/lib/format/quantities';
import type { RunToken } from '@/lib/schemas/run-token';

/** The end of an address of a FHIR resource: `Patient/1`. */
export function referenceOf(address: string): string {
  return address.split('/').slice(-2).join('/');
}

/** Whose access it is, in the words that people know best. */
export function whoOf({ context: { identity, launch }, clientId, app }: RunToken): string {
  if (identity?.name) return identity.name;
  if (identity?.fhirUser) return referenceOf(identity.fhirUser);
  return identity?.sub ?? launch.patient ?? clientId ?? app;
}

/** Who that is at the holder, beside the name; empty when nobody was identified. */
export function identityWords({ context: { identity } }: RunToken): string {
  if (!identity) return '';
  const { fhirUser, sub, name } = identity;
  if (fhirUser !== null) return name === null ? `sub ${sub}` : referenceOf(fhirUser);
  return name === null ? '' : `sub ${sub}`;
}

/** How long access is good, and what happens then. */
export function lifeWords({ expiresAt, isRenewable }: RunToken, now: string | null): string {
  if (expiresAt === null) return 'the holder does not say how long it is good';
  if (now === null) return '';
  const left = Date.parse(expiresAt) - Date.parse(now);
  if (left > 0) return `good for ${duration(left)}${isRenewable ? ', then renewed' : ''}`;
  return isRenewable ? 'over; renewed when it is used' : 'over; you sign in again';
}
