'use client';

import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { slugOf } from '@/components/settings/slug-of';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SetupDoneSchema } from '@/lib/schemas/setup';
import { NewPasswordField } from './new-password-field';

const shown = ['name', 'email', 'password', 'workspace.name', 'workspace.slug'];

/** Makes the first owner and the first workspace, signs in, and goes to the workspace. */
export function SetupForm({ token, appUrl }: Readonly<{ token: string; appUrl: string }>) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [workspaceName, setWorkspaceName] = useState('');
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const slug = ownSlug ?? slugOf(workspaceName);

  const { isBusy, error, submit } = useSubmit(async () => {
    const done = await callApi(SetupDoneSchema, 'POST', '/setup', {
      token,
      name,
      email,
      password,
      workspace: { name: workspaceName, ...(slug === '' ? {} : { slug }) },
    });
    const home = `/w/${done.workspace.slug}`;
    const answer = await signIn('credentials', { redirect: false, email, password });
    window.location.assign(answer?.ok ? home : `/signin?callbackUrl=${encodeURIComponent(home)}`);
    // The page is being left: stay busy until it is gone.
    await new Promise(() => undefined);
  });

  return (
    <Form className="space-y-4" onSubmit={submit}>
      <FormError error={error} shown={shown} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field('name')}
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        hint="You sign in with it. Nothing is sent to it."
        error={error?.field('email')}
      />
      <NewPasswordField
        value={password}
        onChange={setPassword}
        personal={[email, name]}
        error={error?.field('password')}
      />
      <fieldset className="space-y-4 border-t border-line pt-4">
        <legend className="sr-only">First workspace</legend>
        <TextField
          label="Workspace name"
          name="workspace-name"
          autoComplete="organization"
          required
          maxLength={80}
          placeholder="Blue Clinic apps"
          value={workspaceName}
          onChange={(event) => setWorkspaceName(event.target.value)}
          hint="A workspace owns apps, keys, certificates, registrations and runs. Your team joins it."
          error={error?.field('workspace.name')}
        />
        <TextField
          label="Short name in addresses"
          name="workspace-slug"
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          value={slug}
          onChange={(event) => setOwnSlug(event.target.value)}
          hint={
            <span className="font-mono break-all">
              {appUrl}/w/{slug || '…'}
            </span>
          }
          error={error?.field('workspace.slug')}
        />
      </fieldset>
      <Button type="submit" kind="primary" size="lg" className="w-full" busy={isBusy}>
        {isBusy ? 'Setting up' : 'Set up Onramp'}
      </Button>
    </Form>
  );
}
