import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { LaunchForms } from '@/components/sandbox/launch-forms';
import { PeopleFrame } from '@/components/sandbox/people-frame';
import { Callout } from '@/components/ui/callout';
import { viewLaunch } from '@/lib/sandbox/people/launch-view';

export const metadata: Metadata = { title: 'Launch an app' };
export const dynamic = 'force-dynamic';

const problems: Readonly<Record<string, string>> = {
  form: 'The form did not come from this page. Try again here.',
  url: 'The launch URL is not an http or https address.',
  choice: 'Patient, encounter and user do not go together.',
};

interface Props {
  params: Promise<{ holder: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LaunchPage({ params, searchParams }: Props) {
  const { holder } = await params;
  const { patient, problem } = await searchParams;
  const view = await viewLaunch(holder, typeof patient === 'string' ? patient : undefined);
  if (!view) notFound();
  const text = typeof problem === 'string' ? problems[problem] : undefined;
  return (
    <PeopleFrame holderTitle={view.holderTitle} role="EHR">
      <AuthCard
        title="Launch an app"
        description={
          <p>
            This page plays the EHR: it opens the launch URL of an app with <code>iss</code>{' '}
            <code className="break-all">{view.iss}</code> and a <code>launch</code> value that works
            once, for ten minutes.
          </p>
        }
      >
        {text !== undefined && (
          <Callout tone="fail" className="mb-4" title="That did not work">
            {text}
          </Callout>
        )}
        <LaunchForms
          action={view.action}
          launchUrl={view.portalLaunchUrl}
          patients={view.patients.map(({ id, name, birthDate }) => ({
            id,
            label: `${name}, born ${birthDate}`,
          }))}
          patient={view.patient?.id ?? ''}
          people={view.people.map(({ id, name, kind }) => ({ id, label: `${name} (${kind})` }))}
          encounters={view.encounters}
        />
      </AuthCard>
    </PeopleFrame>
  );
}
