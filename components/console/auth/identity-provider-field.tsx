'use client';

import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import type { AuthFieldsProps } from './auth-view';
import type { CodeForm } from './code';
import { sandboxProviderFor, scopeFor, whyNoTieredOauth } from './identity-provider';

const label = 'Identity provider (Tiered OAuth)';

/**
 * At which identity provider the person signs in; the scope that goes along comes and goes with it. Where the holder does
 * not offer that, it says why, unless a provider is written down already.
 */
export function IdentityProviderField({
  form,
  change,
  errorAt,
  holder,
  origin,
  udapProfiles,
}: Pick<
  AuthFieldsProps<CodeForm>,
  'form' | 'change' | 'errorAt' | 'holder' | 'origin' | 'udapProfiles'
>) {
  const suggested = sandboxProviderFor(holder, origin);
  const set = (idp: string) => change({ idp, scope: scopeFor(form.scope, idp) });
  const whyNot = whyNoTieredOauth(udapProfiles);
  if (whyNot !== null && form.idp === '') {
    return (
      <div role="group" aria-label={label}>
        <p className="mb-1 text-sm font-medium text-muted">{label}</p>
        <p className="text-xs text-muted">{whyNot}</p>
      </div>
    );
  }
  return (
    <div className="space-y-2">
      <TextField
        label={label}
        mono
        value={form.idp}
        onChange={(event) => set(event.target.value)}
        error={errorAt('auth.idp')}
        hint={
          whyNot ??
          'Base URL of the provider at which you have an account; the scope udap goes along.'
        }
      />
      {suggested !== null && whyNot === null && form.idp !== suggested && (
        <Button type="button" size="sm" onClick={() => set(suggested)}>
          Use the sandbox’s identity provider
        </Button>
      )}
    </div>
  );
}
