'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { PasswordField } from '@/components/ui/password-field';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { EndedSignInsSchema, MeSchema } from '@/lib/schemas/people';
import { NewPasswordField } from './new-password-field';

/** Changes the name of the person. */
export function ProfileForm({ name }: Readonly<{ name: string }>) {
  const router = useRouter();
  const [text, setText] = useState(name);
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(MeSchema, 'PATCH', '/me', { name: text });
    toast.success('Your name is changed');
    router.refresh();
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <TextField
        label="Name"
        autoComplete="name"
        required
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={error?.field('name')}
      />
      <FormError error={error} shown={['name']} />
      <Button type="submit" busy={isBusy} disabled={text.trim() === name}>
        Save
      </Button>
    </Form>
  );
}

/** Changes the password, or sets the first one. */
export function PasswordForm({
  email,
  name,
  hasPassword,
}: Readonly<{ email: string; name: string; hasPassword: boolean }>) {
  const router = useRouter();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    const { ended } = await callApi(EndedSignInsSchema, 'POST', '/me/password', {
      newPassword,
      ...(hasPassword ? { currentPassword } : {}),
    });
    setCurrent('');
    setNew('');
    toast.success(
      ended === 0
        ? 'The password is changed'
        : `The password is changed, and ${counted(ended, 'other browser')} signed out`,
    );
    router.refresh();
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      {/* Password managers need to know whose password it is. */}
      <input className="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={currentPassword}
          onChange={(event) => setCurrent(event.target.value)}
          error={error?.field('currentPassword')}
        />
      )}
      <NewPasswordField
        label="New password"
        value={newPassword}
        onChange={setNew}
        personal={[email, name]}
        error={error?.field('newPassword')}
      />
      <FormError error={error} shown={['currentPassword', 'newPassword']} />
      <Button type="submit" busy={isBusy}>
        {hasPassword ? 'Change the password' : 'Set the password'}
      </Button>
    </Form>
  );
}
