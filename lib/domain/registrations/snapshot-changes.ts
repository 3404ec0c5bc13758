import { diffMetadata } from '@/lib/protocol/registration/metadata-diff';
import type { MetadataChange } from '@/lib/protocol/registration/metadata-change';
import type { RegistrationSnapshot } from '@/lib/schemas/registration';

/** The facts of a state beside its metadata, under the names that people know. */
function factsOf(snapshot: RegistrationSnapshot): Record<string, unknown> {
  const { status, clientId, certificateId, clientExpiresAt, clientSecretExpiresAt } = snapshot;
  const facts = {
    status,
    client_id: clientId,
    certificate: certificateId,
    client_id_expires_at: clientExpiresAt,
    client_secret_expires_at: clientSecretExpiresAt,
    'granted scope': snapshot.scope,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}

/** What changed from one state of a registration to the next: its facts first, then what was sent. */
export function snapshotChanges(
  before: RegistrationSnapshot,
  after: RegistrationSnapshot,
): MetadataChange[] {
  return [
    ...diffMetadata(factsOf(before), factsOf(after)),
    ...diffMetadata(before.sent, after.sent),
  ];
}
