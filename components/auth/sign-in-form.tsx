'use client';

import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/field';
import { PasswordField } from '@/components/ui/password-field';
import { signInErrorText } from '@/lib/schemas/people';

/** How people can sign in here besides with a password. */
export interface OtherWay {
  id: string;
  label: string;
}

/** The ways to sign in that are configured. */
export function SignInForm({
  callbackPath,
  errorCode,
  canMail,
  others,
}: Readonly<{
  callbackPath: string;
  errorCode: string | null;
  canMail: boolean;
  others: OtherWay[];
}>) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [working, setWorking] = useState<string | null>(null);
  const [error, setError] = useState(errorCode);

  async function start(way: string, work: () => Promise<string | null>): Promise<void> {
    setWorking(way);
    setError(null);
    const failure = await work().catch(() => 'Unreachable');
    if (failure === null) return;
    setError(failure);
    setWorking(null);
  }

  const withPassword = () =>
    start('password', async () => {
      const answer = await signIn('credentials', { redirect: false, email, password });
      if (!answer?.ok) return answer?.error ?? 'Unreachable';
      window.location.assign(callbackPath);
      return null;
    });
  const withMail = () =>
    start('mail', async () => {
      if (email === '') return 'EmailMissing';
      const answer = await signIn('email', { redirect: false, email, callbackUrl: callbackPath });
      if (!answer || answer.error) return answer?.error ?? 'Unreachable';
      window.location.assign('/signin?sent=1');
      return null;
    });
  const withProvider = (id: string) =>
    start(id, async () => {
      await signIn(id, { callbackUrl: callbackPath });
      return null;
    });

  return (
    <div className="space-y-4">
      {error !== null && <Callout tone="fail" title={textOf(error)} />}
      <Form className="space-y-4" onSubmit={withPassword}>
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button
          type="submit"
          kind="primary"
          size="lg"
          className="w-full"
          busy={working === 'password'}
          disabled={working !== null}
        >
          {working === 'password' ? 'Signing in' : 'Sign in'}
        </Button>
      </Form>
      {(canMail || others.length > 0) && (
        <>
          <p className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-(--line) after:h-px after:flex-1 after:bg-(--line)">
            or
          </p>
          <div className="space-y-2">
            {canMail && (
              <Button
                className="w-full"
                busy={working === 'mail'}
                disabled={working !== null}
                onClick={() => void withMail()}
              >
                Send me a sign-in link
              </Button>
            )}
            {others.map(({ id, label }) => (
              <Button
                key={id}
                className="w-full"
                busy={working === id}
                disabled={working !== null}
                onClick={() => void withProvider(id)}
              >
                Continue with {label}
              </Button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function textOf(code: string): string {
  if (code === 'Unreachable') {
    return 'The portal could not be reached. Check that it runs, then try again.';
  }
  if (code === 'EmailMissing') return 'Fill in your e-mail address first; the link is sent to it.';
  return signInErrorText(code);
}
