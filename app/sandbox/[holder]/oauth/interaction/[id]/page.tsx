import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { ConsentStep } from '@/components/sandbox/consent-step';
import { ElsewhereStep } from '@/components/sandbox/elsewhere-step';
import { PatientStep } from '@/components/sandbox/patient-step';
import { PeopleFrame } from '@/components/sandbox/people-frame';
import { SignInStep } from '@/components/sandbox/sign-in-step';
import { viewInteraction, type InteractionView } from '@/lib/sandbox/people/interaction-view';

export const metadata: Metadata = { title: 'Sign in and allow', referrer: 'no-referrer' };
export const dynamic = 'force-dynamic';

const problems: Readonly<Record<string, string>> = {
  password: 'No person here has this user name and password.',
  patient: 'There is no such patient here.',
  scope: 'Nothing was left to allow. Leave something checked, or deny.',
  form: 'The form was out of date. Here is a new one.',
};

interface Props {
  params: Promise<{ holder: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InteractionPage({ params, searchParams }: Props) {
  const { holder, id } = await params;
  const { problem, q } = await searchParams;
  const jar = await cookies();
  const view = await viewInteraction(holder, id, {
    cookies: (name) => jar.get(name)?.value,
    query: typeof q === 'string' ? q : '',
  });
  if (!view) notFound();
  const text = typeof problem === 'string' ? (problems[problem] ?? null) : null;
  return (
    <PeopleFrame
      holderTitle={view.holderTitle}
      role={view.isIdentityProvider ? 'identity provider' : 'data holder'}
    >
      <Step view={view} problem={text} />
    </PeopleFrame>
  );
}

function Step({ view, problem }: Readonly<{ view: InteractionView; problem: string | null }>) {
  switch (view.step) {
    case 'over':
      return (
        <AuthCard title="This request is over">
          <p>
            It was answered, it is older than 15 minutes, or it was opened in another browser. Start
            again in the app.
          </p>
        </AuthCard>
      );
    case 'elsewhere':
      return <ElsewhereStep {...view} app={view.app.name} />;
    case 'sign-in': {
      const { action, form, people } = view;
      return (
        <SignInStep
          app={view.app.name}
          {...{ action, form, people, problem }}
          {...(view.isIdentityProvider && { asks: 'wants to know who you are.' })}
        />
      );
    }
    case 'patient': {
      const { action, form, person, query, total, patients } = view;
      return (
        <PatientStep
          app={view.app.name}
          {...{ action, form, person, query, total, patients, problem }}
        />
      );
    }
    case 'consent': {
      const { app, action, form, person, patient, isOwnRecord, encounter, scopes } = view;
      return (
        <ConsentStep
          {...{ app, action, form, person, patient, isOwnRecord, encounter, scopes, problem }}
        />
      );
    }
  }
}
