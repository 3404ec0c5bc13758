'use client';

import { KeyRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField, TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { NewTokenSchema, type NewToken, type Role, type Token } from '@/lib/schemas/workspace';
import { NewTokenNotice } from './new-token';
import { RoleField } from './role-field';
import { TokenRow } from './token-row';

const lifetimes = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'a year' },
  { days: 0, label: 'until it is revoked' },
];

/** Makes bearer tokens for scripts, shows a new one once, lists and revokes them. */
export function TokenPanel({
  slug,
  appUrl,
  tokens,
  assignable,
  now,
}: Readonly<{
  slug: string;
  appUrl: string;
  tokens: Token[];
  assignable: readonly Role[];
  now: string;
}>) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('developer');
  const [days, setDays] = useState(90);
  const [made, setMade] = useState<NewToken | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);

  const { isBusy, error, submit } = useSubmit(async () => {
    setMade(null);
    const body = { name, role, ...(days === 0 ? {} : { expiresInDays: days }) };
    setMade(await callApi(NewTokenSchema, 'POST', `/workspaces/${slug}/tokens`, body));
    setName('');
    router.refresh();
  });

  async function revoke(token: Token): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `/workspaces/${slug}/tokens/${token.id}`);
    if (made?.id === token.id) setMade(null);
    toast.success(`Token “${token.name}” is revoked`);
    router.refresh();
  }

  return (
    <div className="space-y-6">
      <Card>
        <CardHeader
          title="Make a token"
          description="A script or a pipeline sends it as bearer token. It acts in this workspace only, with the role that you give it."
        />
        <CardBody className="space-y-4">
          <Form
            className="grid gap-4 sm:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_16rem_12rem_auto] xl:items-start"
            onSubmit={submit}
          >
            <TextField
              label="Name"
              required
              maxLength={80}
              autoComplete="off"
              placeholder="nightly-check"
              hint="What it is for, so that you know what stops when you revoke it."
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={error?.field('name')}
            />
            <RoleField
              value={role}
              onChange={setRole}
              assignable={assignable}
              error={error?.field('role')}
            />
            <SelectField
              label="Works for"
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
              error={error?.field('expiresInDays')}
            >
              {lifetimes.map((lifetime) => (
                <option key={lifetime.days} value={lifetime.days}>
                  {lifetime.label}
                </option>
              ))}
            </SelectField>
            <Button type="submit" kind="primary" busy={isBusy} className="self-start xl:mt-6">
              Make the token
            </Button>
          </Form>
          <FormError error={error} shown={['name', 'role', 'expiresInDays']} />
          {made && <NewTokenNotice token={made} appUrl={appUrl} slug={slug} />}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Tokens" />
        {tokens.length === 0 ? (
          <EmptyState icon={KeyRound} title="No tokens yet">
            Make one here, or on the machine of the portal with{' '}
            <code className="font-mono text-xs">
              npm run --silent onramp -- token create --workspace {slug} --name NAME
            </code>
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {tokens.map((token) => (
              <TokenRow
                key={token.id}
                token={token}
                now={now}
                onRevoke={() => setRevoking(token)}
              />
            ))}
          </ul>
        )}
      </Card>
      {revoking && (
        <ConfirmDialog
          open
          onOpenChange={() => setRevoking(null)}
          title={`Revoke “${revoking.name}”?`}
          confirmLabel="Revoke"
          onConfirm={() => revoke(revoking)}
        >
          <p>Scripts that use it get status 401 from now on. This cannot be undone.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
