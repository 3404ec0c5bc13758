'use client';

import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { AcceptedInvitationSchema } from '@/lib/schemas/workspace';
import { NewPasswordField } from './new-password-field';

/** Accepts an invitation as a new person: makes the account, signs in, goes to the workspace. */
export function NewMemberForm({ token, email }: Readonly<{ token: string; email: string }>) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    const accepted = await callApi(AcceptedInvitationSchema, 'POST', '/invitations/accept', {
      token,
      name,
      password,
    });
    const home = `/w/${accepted.workspace.slug}`;
    const answer = await signIn('credentials', {
      redirect: false,
      email: accepted.email,
      password,
    });
    window.location.assign(answer?.ok ? home : `/signin?callbackUrl=${encodeURIComponent(home)}`);
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <FormError error={error} shown={['name', 'password']} />
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        hint="You sign in with it."
      />
      <TextField
        label="Your name"
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field('name')}
      />
      <NewPasswordField
        value={password}
        onChange={setPassword}
        personal={[email, name]}
        error={error?.field('password')}
      />
      <Button type="submit" kind="primary" size="lg" className="w-full" busy={isBusy}>
        Make the account and join
      </Button>
    </Form>
  );
}
