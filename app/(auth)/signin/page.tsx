import { MailCheck } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { callbackPathOf } from '@/components/auth/callback-path';
import { SignInForm, type OtherWay } from '@/components/auth/sign-in-form';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { currentUser } from '@/lib/auth/session';
import { signInMethods } from '@/lib/auth/sign-in-methods';
import { hasPeople } from '@/lib/domain/setup/has-people';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

export default async function SignInPage({ searchParams }: Props) {
  const search = await searchParams;
  const callbackPath = callbackPathOf(one(search.callbackUrl), env().APP_URL);
  const error = one(search.error) ?? null;
  if (error === null && (await currentUser())) redirect(callbackPath);
  const methods = signInMethods();
  const others: OtherWay[] = [
    ...(methods.oidc === null ? [] : [{ id: 'oidc', label: methods.oidc }]),
    ...(methods.github ? [{ id: 'github', label: 'GitHub' }] : []),
  ];
  if (one(search.sent) === '1') {
    return (
      <AuthCard title="Look into your mail">
        <div className="flex gap-3">
          <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-pass" />
          <p>
            If the address has an account here, a mail with a link is on its way. Open it in this
            browser; it works once, for one hour. Nothing there? Look among the unwanted mail.
          </p>
        </div>
        <Link href="/signin" className={buttonClass('secondary', 'md') + ' mt-6'}>
          Sign in another way
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Sign in"
      footer={<p>No account? Ask an owner or admin of a workspace to invite you.</p>}
    >
      {!(await hasPeople()) && (
        <Callout tone="warn" title="Nobody has an account yet" className="mb-4">
          Open the one-time set-up link that the portal printed when it started.{' '}
          <Link href="/setup" className="underline underline-offset-2">
            How to get a new one
          </Link>
        </Callout>
      )}
      <SignInForm
        callbackPath={callbackPath}
        errorCode={error}
        canMail={methods.mail}
        others={others}
      />
    </AuthCard>
  );
}
