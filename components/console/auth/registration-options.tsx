import type { RegistrationSummary } from '@/lib/schemas/registration';

/** Registrations of the workspace in a list of clients; one that is chosen and not among them stays. */
export function RegistrationOptions({
  registrations,
  chosen,
}: Readonly<{
  registrations: readonly RegistrationSummary[];
  /** The id that is chosen; null when it is none of the workspace's. */
  chosen: string | null;
}>) {
  const isMissing = chosen !== null && !registrations.some(({ id }) => id === chosen);
  return (
    <>
      {registrations.length > 0 && (
        <optgroup label="Registrations of the workspace">
          {registrations.map(({ id, appName, holderBaseUrl, clientId }) => (
            <option key={id} value={id}>
              {appName} at {holderBaseUrl} ({clientId})
            </option>
          ))}
        </optgroup>
      )}
      {isMissing && <option value={chosen}>{chosen}</option>}
    </>
  );
}
