'use client';

import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import type { AuthFieldsProps } from './auth-view';
import type { CodeForm } from './code';
import { sandboxProviderFor, scopeFor } from './identity-provider';

/** At which identity provider the person signs in; the scope that goes along comes and goes with it. */
export function IdentityProviderField({
  form,
  change,
  errorAt,
  holder,
  origin,
}: Pick<AuthFieldsProps<CodeForm>, 'form' | 'change' | 'errorAt' | 'holder' | 'origin'>) {
  const suggested = sandboxProviderFor(holder, origin);
  const set = (idp: string) => change({ idp, scope: scopeFor(form.scope, idp) });
  return (
    <div className="space-y-2">
      <TextField
        label="Identity provider (Tiered OAuth)"
        mono
        value={form.idp}
        onChange={(event) => set(event.target.value)}
        error={errorAt('auth.idp')}
        hint="Base URL of the provider at which you have an account; the scope udap goes along. The holder has to list udap_to in its UDAP metadata."
      />
      {suggested !== null && form.idp !== suggested && (
        <Button type="button" size="sm" onClick={() => set(suggested)}>
          Use the sandbox’s identity provider
        </Button>
      )}
    </div>
  );
}
