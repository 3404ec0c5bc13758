import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthCard } from '@/components/auth/auth-card';
import { SetupForm } from '@/components/auth/setup-form';
import { buttonClass } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { checkSetupLink } from '@/lib/domain/setup/check-setup-link';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function NewLink() {
  return (
    <div className="space-y-3">
      <p>
        Restart the portal: while nobody has an account, each start prints a new link. Or run this
        in its folder:
      </p>
      <CodeBlock label="command for a new link" code="npm run --silent onramp -- setup-link" wrap />
      <p className="text-muted">A link works once, for 24 hours.</p>
    </div>
  );
}

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const link = typeof token === 'string' && token !== '' && token.length <= 200 ? token : '';
  const state = await checkSetupLink(link);
  if (state === 'done') {
    return (
      <AuthCard
        title="The portal is set up already"
        description="It has its first owner. If you have no account, ask an owner or admin of a workspace to invite you."
      >
        <Link href="/signin" className={buttonClass('primary', 'lg')}>
          Sign in
        </Link>
      </AuthCard>
    );
  }
  if (link === '') {
    return (
      <AuthCard
        title="Set-up needs its one-time link"
        description="Only who can see the output of the portal sets it up. The link was printed when it started."
      >
        <NewLink />
      </AuthCard>
    );
  }
  if (state === 'invalid') {
    return (
      <AuthCard
        title="This set-up link does not work"
        description="It is unknown, was used, or has expired. Check that you opened the whole address."
      >
        <NewLink />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Set up Onramp"
      description="You become the first owner, with a workspace. Next you make a first authorized FHIR request against the sandbox."
    >
      <SetupForm token={link} appUrl={env().APP_URL} />
    </AuthCard>
  );
}
