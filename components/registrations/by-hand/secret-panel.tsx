'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import { RevealedSecretSchema, type RegistrationDetail } from '@/lib/schemas/registration';

/** How long a revealed secret stays on the screen, in milliseconds. */
const shownMs = 30_000;

/** The client secret: dots, until somebody who may asks for it; then for half a minute. */
export function SecretPanel({
  workspace,
  registration,
  mayReveal,
}: Readonly<{ workspace: string; registration: RegistrationDetail; mayReveal: boolean }>) {
  const [secret, setSecret] = useState<string | null>(null);
  const { clientSecretExpiresAt: end } = registration;
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/registrations/${registration.id}/secret`;
    const { clientSecret } = await callApi(RevealedSecretSchema, 'POST', path);
    setSecret(clientSecret);
  });
  useEffect(() => {
    if (secret === null) return undefined;
    const timer = setTimeout(() => setSecret(null), shownMs);
    return () => clearTimeout(timer);
  }, [secret]);
  return (
    <Card>
      <CardHeader
        title="Client secret"
        description={
          end === null ? 'The holder did not say when it ends.' : `It ends ${dayOf(end)}.`
        }
      />
      <CardBody className="space-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <code
            aria-label={secret === null ? 'client secret, hidden' : 'client secret'}
            className="min-w-0 rounded bg-sunken px-2 py-1 font-mono text-xs break-all"
          >
            {secret ?? '••••••••••••••••'}
          </code>
          {secret !== null && <CopyButton value={secret} label="client secret" />}
          {mayReveal &&
            (secret === null ? (
              <Button size="sm" busy={isBusy} onClick={() => void submit()}>
                <Eye aria-hidden /> Reveal
              </Button>
            ) : (
              <Button size="sm" onClick={() => setSecret(null)}>
                <EyeOff aria-hidden /> Hide
              </Button>
            ))}
        </div>
        <p className="text-xs text-muted">
          {mayReveal
            ? 'Sealed in the database. Each reveal is written into the audit log; it is hidden again after half a minute.'
            : 'Sealed in the database. Owners and admins can reveal it; each time is in the audit log.'}
        </p>
        <FormError error={error} />
      </CardBody>
    </Card>
  );
}
